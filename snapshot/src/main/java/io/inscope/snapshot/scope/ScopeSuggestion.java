package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A workload that may belong to the CDE, going by its name or labels.
///
/// @param reasons what speaks for it: `name has 'card'`, `label app=payment`
public record ScopeSuggestion(ResourceRef workload, List<String> reasons) {
  /// Words that are telling only when they stand alone.
  private static final Set<String> WORDS =
      Set.of(
          "pan", "cvv", "cvc", "hsm", "pos", "3ds", "threeds", "emv", "pci", "cde", "psp", "chd");

  /// Beginnings of telling words.
  private static final List<String> STEMS =
      List.of(
          "payment",
          "card",
          "vault",
          "acquir",
          "tokeniz",
          "tokenis",
          "settle",
          "checkout",
          "billing",
          "authoriz",
          "issuer",
          "clearing",
          "cashier",
          "mastercard",
          "visa");

  public ScopeSuggestion {
    reasons = List.copyOf(reasons);
  }

  static Optional<ScopeSuggestion> of(Workload workload) {
    TreeSet<String> reasons = new TreeSet<>();
    telling(workload.namespace()).ifPresent(w -> reasons.add("namespace has '" + w + "'"));
    telling(workload.ref().name()).ifPresent(w -> reasons.add("name has '" + w + "'"));
    labels(workload)
        .forEach(
            (key, value) -> {
              String name = key.substring(key.indexOf('/') + 1);
              if (telling(name).isPresent() || telling(value).isPresent()) {
                reasons.add("label " + key + "=" + value);
              }
            });
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new ScopeSuggestion(workload.ref(), List.copyOf(reasons)));
  }

  /// `payments/Deployment.apps/card-api: name has 'card', namespace has 'payment'`
  @Override
  public String toString() {
    return workload + ": " + String.join(", ", reasons);
  }

  private static Map<String, String> labels(Workload workload) {
    try {
      return Resource.texts(workload.podMetadata().at("labels"));
    } catch (WrongShape e) {
      return Map.of();
    }
  }

  private static Optional<String> telling(String text) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      if (WORDS.contains(word)) {
        return Optional.of(word);
      }
      Optional<String> stem = STEMS.stream().filter(word::startsWith).findFirst();
      if (stem.isPresent()) {
        return stem;
      }
    }
    return Optional.empty();
  }
}
