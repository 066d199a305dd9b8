package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.Marker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* fingerprints that redaction leaves of the values of Secrets, equal for equal values, and
/// labels and names of namespaces.
///
/// *Allowed:* no value in common between production and other namespaces. A private key in several
/// namespaces of which that is not known is a question for a person. Certificates of authorities,
/// tokens of service accounts and releases of Helm are left out.
///
/// Source: PCI DSS 4.0.1, 6.5.3 and 6.5.4.
public final class SharedBetweenStages implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-insecure-tls-key-reuse",
          "Production shares no key or credential with other environments",
          Severity.MEDIUM,
          Set.of(Kinds.SECRET, Kinds.NAMESPACE),
          "Whoever gets it from the weaker environment uses it in production.",
          "Issue keys and credentials for each environment.",
          "Production is told by labels and names of namespaces. Other clusters are not compared.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SECRET);
  }

  private static final int SHORTEST = 8;
  private static final Set<String> LEFT_OUT =
      Set.of("ca.crt", "namespace", "service-ca.crt", "tls.crt");

  /// One value of one Secret.
  private record Entry(Resource secret, Field field, Marker marker) {
    boolean isKey() {
      return marker.what().equals("private-key") || field.key().equals("tls.key");
    }
  }

  /// Where each value stands, and in which surroundings.
  private record Shared(
      Map<String, List<Entry>> byFingerprint, Map<String, Set<Surroundings>> stages) {
    static Shared of(Audit audit) {
      Map<String, List<Entry>> byFingerprint = new HashMap<>();
      try (Stream<Resource> all = audit.snapshot().all(Kinds.SECRET)) {
        for (Resource secret : (Iterable<Resource>) all::iterator) {
          try {
            entries(secret)
                .forEach(
                    entry ->
                        byFingerprint
                            .computeIfAbsent(entry.marker().fingerprint(), _ -> new ArrayList<>())
                            .add(entry));
          } catch (WrongShape e) {
            // The Secret itself is not assessed.
          }
        }
      }
      Surroundings.OfNamespaces namespaces = Surroundings.OfNamespaces.of(audit);
      Map<String, Set<Surroundings>> stages = new HashMap<>();
      byFingerprint.forEach(
          (fingerprint, entries) ->
              entries.forEach(
                  entry ->
                      stages
                          .computeIfAbsent(fingerprint, _ -> EnumSet.noneOf(Surroundings.class))
                          .add(namespaces.in(entry.secret().ref().namespace()))));
      return new Shared(byFingerprint, stages);
    }

    /// The places of the same value that are worth a look. A value that thousands of Secrets of one
    /// environment hold must not be compared with each of them.
    List<Entry> others(Entry entry, Surroundings here) {
      String fingerprint = entry.marker().fingerprint();
      boolean elsewhere =
          here != Surroundings.UNKNOWN
              && stages.getOrDefault(fingerprint, Set.of()).stream()
                  .anyMatch(there -> there != Surroundings.UNKNOWN && there != here);
      return elsewhere || entry.isKey()
          ? byFingerprint.getOrDefault(fingerprint, List.of())
          : List.of();
    }
  }

  private static Stream<Entry> entries(Resource secret) {
    String type = secret.root().at("type").text("");
    return type.startsWith("helm.sh/") || type.equals("kubernetes.io/service-account-token")
        ? Stream.empty()
        : Stream.concat(
                secret.root().at("data").members(), secret.root().at("stringData").members())
            .filter(entry -> !LEFT_OUT.contains(entry.key()))
            .flatMap(
                entry ->
                    Marker.parse(entry.text("")).stream()
                        .filter(m -> m.length().orElse(0) >= SHORTEST && !m.fingerprint().isEmpty())
                        .map(marker -> new Entry(secret, entry, marker)));
  }

  @Override
  public Outcome check(Resource secret, Audit audit) {
    List<Entry> own = entries(secret).toList();
    if (own.isEmpty()) {
      boolean elided =
          secret
              .root()
              .at("data")
              .members()
              .anyMatch(entry -> entry.text("").startsWith("redacted:elided"));
      return elided
          ? new Outcome.NotAssessed("its values were not handed over")
          : new Outcome.NotApplicable("it holds nothing that could be shared");
    }
    Surroundings.OfNamespaces stages =
        audit.view(Surroundings.OfNamespaces.class, Surroundings.OfNamespaces::of);
    Shared shared = audit.view(Shared.class, Shared::of);
    Surroundings here = stages.in(secret.ref().namespace());
    List<Evidence> across = new ArrayList<>();
    List<Evidence> perhaps = new ArrayList<>();
    for (Entry entry : own) {
      for (Entry other : shared.others(entry, here)) {
        Surroundings there = stages.in(other.secret().ref().namespace());
        boolean known = here != Surroundings.UNKNOWN && there != Surroundings.UNKNOWN;
        if (known && here != there) {
          across.add(Evidence.of(other.secret(), other.field()));
        } else if (!known
            && entry.isKey()
            && !other.secret().ref().namespace().equals(secret.ref().namespace())) {
          perhaps.add(Evidence.of(other.secret(), other.field()));
        }
      }
    }
    if (!across.isEmpty()) {
      return new Outcome.Fail("shares values between production and other environments", across);
    }
    return perhaps.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual("Is one private key meant for these namespaces?", perhaps);
  }
}
