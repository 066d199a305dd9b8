package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;

/// Which box each side of a row is drawn in by itself, on a sheet at a given detail.
/// - The workloads a page is about are boxes in the frame of their namespace.
/// - Elsewhere a namespace is a box in each zone it has workloads in: those that touch the CDE.
/// - Entry points and external networks are boxes of their own: the way in matters.
/// - What is out of scope is one box.
final class MergeRules {
  static final String INTERNET = "Internet";

  private final Detail detail;
  private final Subject subject;
  private final Zoning zoning;

  MergeRules(Detail detail, Subject subject, Zoning zoning) {
    this.detail = detail;
    this.subject = subject;
    this.zoning = zoning;
  }

  Ends of(Connection row) {
    return new Ends(place(row.from()), place(row.to()));
  }

  /// The box of one side by itself.
  Place place(Endpoint side) {
    ZoneKind zone = zoning.of(side);
    return switch (zone) {
      case UNTRUSTED -> untrusted(side);
      case CDE -> inCde(side);
      case OUT -> whole(zone);
      case DMZ, CONNECTED -> outside(side, zone);
    };
  }

  private Place inCde(Endpoint side) {
    if (!subject.isOverview() && subject.workloads().contains(side.ref())) {
      return single(side, ZoneKind.CDE, frame(side.namespace()));
    }
    return detail.cde() == Detail.Grain.ZONE ? whole(ZoneKind.CDE) : namespace(side, ZoneKind.CDE);
  }

  private Place outside(Endpoint side, ZoneKind zone) {
    if (detail.elsewhere() == Detail.Grain.ZONE) {
      return whole(zone);
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
    if (side.type() != Endpoint.Type.ENTRY) {
      return namespace(side, zone);
    }
    if (detail.elsewhere() == Detail.Grain.SINGLE) {
      return single(side, zone, "");
    }
    return new Place(
        zone,
        zone.id + "/" + side.namespace() + "/~entries",
        "",
        Diagram.Node.Kind.ENTRY,
        "Entry points of " + side.namespace(),
        Place.Form.ENTRIES);
  }

  static String frame(String namespace) {
    return "namespace/" + namespace;
  }

  private static Place whole(ZoneKind zone) {
    return new Place(zone, zone.id, "", Diagram.Node.Kind.COUNT, zone.title, Place.Form.ZONE);
  }

  private static Place namespace(Endpoint side, ZoneKind zone) {
    return new Place(
        zone,
        zone.id + "/" + side.namespace(),
        "",
        Diagram.Node.Kind.NAMESPACE,
        side.namespace(),
        Place.Form.NAMESPACE);
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
