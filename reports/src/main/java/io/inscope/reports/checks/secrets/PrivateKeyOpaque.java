package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* the marks that redaction leaves for private keys in ConfigMaps and in Secrets without a
/// type of their own, and names of entries.
///
/// *Allowed:* none. Where only the name speaks of a key it is a question for a person. Not
/// applicable to Secrets of another type.
///
/// Source: [types of
/// Secret](https://kubernetes.io/docs/concepts/configuration/secret/#secret-types).
public final class PrivateKeyOpaque implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-type-opaque-tls",
          "Private keys are in Secrets made for them",
          Severity.MEDIUM,
          Set.of(Kinds.SECRET, Kinds.CONFIG_MAP),
          "Nobody who looks for keys by type finds it, so it is not rotated and not counted; in a"
              + " ConfigMap it is not even protected.",
          "Keep it in a Secret of type kubernetes.io/tls or kubernetes.io/ssh-auth.",
          "Keys in formats other than PEM are told by the name of the entry only.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SECRET, Kinds.CONFIG_MAP);
  }

  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*\\.(key|p12|pfx|jks|keystore|ppk)|id_(rsa|dsa|ecdsa|ed25519)|.*private[-_.]?key.*");

  @Override
  public Outcome check(Resource resource, Audit audit) {
    boolean secret = resource.ref().groupKind().equals(Kinds.SECRET);
    if (secret && !resource.root().at("type").text("Opaque").equals("Opaque")) {
      return new Outcome.NotApplicable("its type says what it is");
    }
    List<Evidence> keys = new ArrayList<>();
    List<Evidence> perhaps = new ArrayList<>();
    List<Field> entries =
        Stream.of("data", "stringData", "binaryData")
            .flatMap(name -> resource.root().at(name).members())
            .toList();
    for (Field entry : entries) {
      String text = entry.text("");
      if (text.contains("redacted:private-key:")) {
        keys.add(Credential.evidence(resource, entry, "redacted:private-key", ""));
      } else if (text.startsWith("redacted:") && NAME.matcher(entry.key()).matches()) {
        perhaps.add(Evidence.of(resource, entry));
      }
    }
    if (!keys.isEmpty()) {
      return new Outcome.Fail(
          secret ? "keeps a private key under no type" : "keeps a private key in the open", keys);
    }
    return perhaps.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual("Is this a private key?", perhaps);
  }
}
