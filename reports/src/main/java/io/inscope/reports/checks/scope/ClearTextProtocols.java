package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.network.Outbound;
import io.inscope.reports.checks.network.Reaches;
import io.inscope.reports.checks.network.Serving;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// *Read:* the connections of each workload of the CDE, how the snapshot declares them to be
/// protected (mesh, plugin, TLS of an entry), and what services and containers call the ports at
/// their end.
///
/// *Allowed:* connections that something declares to be encrypted. A port whose name or
/// `appProtocol` stands for clear text fails; databases and the numbers of old protocols have both
/// ways: a question. What nothing says anything of: not assessed.
///
/// Source: PCI DSS v4.0.1 4.2.1 and 2.2.5, [application
/// protocol](https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol).
public final class ClearTextProtocols implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-insecure-protocol",
          "Every connection of the CDE is declared to be encrypted",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.NETWORK_POLICY),
          "Whoever listens on the network reads, and changes, what is sent.",
          "Use TLS in the application or a mesh, and say so in appProtocol or the name of "
              + "the port.",
          "What is declared need not be true, and what a permitted port without a name "
              + "would carry is not known.");

  /// Stands between the parts of a key; sorts before every letter.
  private static final char KEY = '\n';

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return CdeOnly.unless(workload, audit).orElseGet(() -> ofCde(workload, audit));
  }

  private static Outcome ofCde(Workload workload, Audit audit) {
    Findings findings = new Findings();
    audit.view(CdeTraffic.class, CdeTraffic::of).of(workload.ref()).stream()
        .filter(row -> !row.via().equals("pod address, if routable"))
        .forEach(row -> look(row, findings, Serving.of(audit)));
    if (!findings.clear.isEmpty()) {
      return new Outcome.Fail(
          "may exchange data in clear text on " + words(findings.clear), evidence(findings.clear));
    }
    if (!findings.either.isEmpty()) {
      return new Outcome.Manual(
          "Is what is sent on %s encrypted?".formatted(words(findings.either)),
          evidence(findings.either));
    }
    if (findings.unknown > 0) {
      return new Outcome.NotAssessed(
          "nothing says how connections of it are protected: %d".formatted(findings.unknown));
    }
    Enforced enforced =
        Enforced.weaker(
            audit.connectivity().enforced(workload.ref(), Direction.INGRESS),
            audit.connectivity().enforced(workload.ref(), Direction.EGRESS));
    return Outbound.ifEnforced(enforced, audit);
  }

  /// The first connection of each sort, by ports and the other end.
  private static final class Findings {
    private final SortedMap<String, Connection> clear = new TreeMap<>();
    private final SortedMap<String, Connection> either = new TreeMap<>();
    private int unknown;

    void add(Spoken spoken, String port, Connection row) {
      boolean sure = row.verdict() == Answer.ALLOWED;
      switch (spoken) {
        case CLEAR -> (sure ? clear : either).putIfAbsent(key(port, row), row);
        case EITHER -> either.putIfAbsent(key(port, row), row);
        case UNKNOWN -> unknown++;
        case ENCRYPTED -> {}
      }
    }

    private static String key(String port, Connection row) {
      return port
          + KEY
          + Reaches.anywhere(row.from()).spoken()
          + KEY
          + Reaches.anywhere(row.to()).spoken();
    }
  }

  private static void look(Connection row, Findings findings, Serving serving) {
    if (row.protection() == Protection.CLEAR) {
      findings.add(Spoken.CLEAR, row.ports().toString(), row);
    } else if (row.protection() == Protection.UNKNOWN) {
      PortRange ports = row.ports();
      List<Serving.Port> named =
          row.to().type() == Endpoint.Type.WORKLOAD
              ? serving.ports(row.to().ref()).stream()
                  .filter(port -> contains(ports, port.range()))
                  .toList()
              : List.of();
      if (!named.isEmpty()) {
        named.stream()
            .collect(Collectors.groupingBy(Serving.Port::range, TreeMap::new, Collectors.toList()))
            .forEach((range, names) -> findings.add(spoken(range, names), range.toString(), row));
      } else if (!ports.isAll() || row.to().type() != Endpoint.Type.WORKLOAD) {
        int single = ports.from() == ports.to() ? ports.from() : 0;
        findings.add(Spoken.of("", single), ports.toString(), row);
      }
    }
  }

  /// Of several names of one port the one that says the most.
  private static Spoken spoken(PortRange range, List<Serving.Port> names) {
    return names.stream()
        .map(port -> Spoken.of(port.name(), range.from()))
        .sorted()
        .findFirst()
        .orElse(Spoken.UNKNOWN);
  }

  private static boolean contains(PortRange ports, PortRange one) {
    return ports.protocol() == one.protocol()
        && ports.from() <= one.from()
        && one.to() <= ports.to();
  }

  private static String words(SortedMap<String, Connection> found) {
    return found.keySet().stream()
        .map(key -> key.substring(0, key.indexOf(KEY)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<Evidence> evidence(SortedMap<String, Connection> found) {
    return found.values().stream().distinct().<Evidence>map(Evidence.Reach::new).toList();
  }
}
