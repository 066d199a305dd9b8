package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import java.util.Map;

/// Which box each side of a row is drawn in, at a given detail.
/// - In the CDE a workload is a box, elsewhere a namespace is: all its workloads that touch the
///   CDE.
/// - The DMZ shows its entry points and what stands behind them one by one: the way in matters.
/// - A connection that exists only because no policy isolates either side says nothing about the
///   two workloads. All of a zone's are drawn from or to one box, "any workload"; otherwise
///   thousands of them would hide the few that somebody meant.
final class MergeRules {
  private static final String INTERNET = "Internet";

  private final Detail detail;
  private final Zoning zoning;
  private final Controls controls;

  /// The box of each workload that shares one, by the id it would have alone.
  private final Map<String, Place> stacks;

  MergeRules(Detail detail, Zoning zoning, Controls controls, Map<String, Place> stacks) {
    this.detail = detail;
    this.zoning = zoning;
    this.controls = controls;
    this.stacks = Map.copyOf(stacks);
  }

  Place from(Connection row) {
    return isForWantOfPolicy(row) ? anyone(row.from(), true, row) : place(row.from());
  }

  Place to(Connection row) {
    return isForWantOfPolicy(row) ? anyone(row.to(), false, row) : place(row.to());
  }

  private boolean isForWantOfPolicy(Connection row) {
    return row.from().type() == Endpoint.Type.WORKLOAD
        && row.to().type() == Endpoint.Type.WORKLOAD
        && controls.isOpen(row.from().ref(), Direction.EGRESS)
        && controls.isOpen(row.to().ref(), Direction.INGRESS);
  }

  /// Of two workloads in the CDE the initiator gives way; outside of the CDE either does.
  private Place anyone(Endpoint side, boolean isFrom, Connection row) {
    ZoneKind zone = zoning.of(side);
    boolean otherInCde = zoning.of(isFrom ? row.to() : row.from()) == ZoneKind.CDE;
    boolean givesWay = zone == ZoneKind.CDE ? isFrom && otherInCde : zone != ZoneKind.DMZ;
    if (!givesWay || grain(zone, side) == Detail.Grain.ZONE) {
      return place(side);
    }
    String name = zone == ZoneKind.CDE ? "Any workload of the CDE" : "Any workload";
    return new Place(zone, zone.id + "/~any", "", Diagram.Node.Kind.COUNT, name, Place.Form.ANYONE);
  }

  private Detail.Grain grain(ZoneKind zone, Endpoint side) {
    return zone == ZoneKind.CDE ? detail.cdeIn(side.namespace()) : detail.elsewhere();
  }

  /// The box of one side by itself.
  Place place(Endpoint side) {
    ZoneKind zone = zoning.of(side);
    if (zone == ZoneKind.UNTRUSTED) {
      return untrusted(side);
    }
    if (grain(zone, side) == Detail.Grain.ZONE) {
      return new Place(zone, zone.id, "", Diagram.Node.Kind.COUNT, zone.title, Place.Form.ZONE);
    }
    if (side.type() == Endpoint.Type.NODE) {
      return new Place(
          zone,
          zone.id + "/~nodes",
          "",
          Diagram.Node.Kind.NAMESPACE,
          "Cluster nodes",
          Place.Form.NODES);
    }
    if (zone == ZoneKind.DMZ) {
      return single(side, zone, "");
    }
    if (zone != ZoneKind.CDE || grain(zone, side) == Detail.Grain.NAMESPACE) {
      return new Place(
          zone,
          zone.id + "/" + side.namespace(),
          "",
          Diagram.Node.Kind.NAMESPACE,
          side.namespace(),
          Place.Form.NAMESPACE);
    }
    Place alone = single(side, zone, frame(side.namespace()));
    return stacks.getOrDefault(alone.id(), alone);
  }

  static String frame(String namespace) {
    return "namespace/" + namespace;
  }

  private Place untrusted(Endpoint side) {
    if (detail.elsewhere() == Detail.Grain.ZONE && !side.name().equals(INTERNET)) {
      return new Place(
          ZoneKind.UNTRUSTED,
          "untrusted/~others",
          "",
          Diagram.Node.Kind.COUNT,
          "Other external networks",
          Place.Form.RANGES);
    }
    String name = side.isObject() || side.name().isEmpty() ? side.spoken().strip() : side.name();
    return new Place(
        ZoneKind.UNTRUSTED,
        "untrusted/" + name,
        "",
        Diagram.Node.Kind.ADDRESS,
        name,
        Place.Form.RANGES);
  }

  private static Place single(Endpoint side, ZoneKind zone, String group) {
    Diagram.Node.Kind kind =
        side.type() == Endpoint.Type.ENTRY ? Diagram.Node.Kind.ENTRY : Diagram.Node.Kind.WORKLOAD;
    String id = zone.id + "/" + (side.isObject() ? side.ref().toString() : side.spoken());
    return new Place(zone, id, group, kind, side.name(), Place.Form.SINGLE);
  }
}
