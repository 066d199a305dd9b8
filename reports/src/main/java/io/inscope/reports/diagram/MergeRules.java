package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;

/// Which box each side of a row is drawn in by itself, at a given detail.
/// - In the CDE a workload is a box, elsewhere a namespace is: all its workloads that touch the
///   CDE.
/// - The DMZ shows its entry points and what stands behind them one by one: the way in matters.
final class MergeRules {
  static final String INTERNET = "Internet";

  private final Detail detail;
  private final Zoning zoning;

  MergeRules(Detail detail, Zoning zoning) {
    this.detail = detail;
    this.zoning = zoning;
  }

  Ends of(Connection row) {
    return new Ends(place(row.from()), place(row.to()));
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
    return single(side, zone, frame(side.namespace()));
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
