package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the command line of the API server says about admission, where the API server is a pod that
/// was handed over.
///
/// @param words command and arguments of its instances, each a text
/// @param seen whether there is any instance
record ApiServerWords(List<Word> words, boolean seen) {
  /// One word of one instance.
  record Word(Workload workload, Field container, Field field) {
    String text() {
      return field.value() instanceof String text ? text : "";
    }

    Evidence evidence() {
      return Evidence.of(workload.template(), field, container);
    }
  }

  static ApiServerWords of(Audit audit) {
    List<Word> words = new ArrayList<>();
    boolean seen = false;
    for (Workload workload : audit.snapshot().workloads()) {
      if (workload.namespace().equals("kube-system") && workload.podSpec().isObject()) {
        try {
          for (Field container : workload.podSpec().at("containers").each().toList()) {
            if (container.at("name").text("").equals("kube-apiserver")) {
              seen = true;
              Stream.concat(container.at("command").each(), container.at("args").each())
                  .forEach(field -> words.add(new Word(workload, container, field)));
            }
          }
        } catch (WrongShape e) {
          // The checks of the control plane tell.
        }
      }
    }
    return new ApiServerWords(List.copyOf(words), seen);
  }

  /// The words that give a flag, with their value in them: `--flag=value`.
  Stream<Word> giving(String flag) {
    return words.stream().filter(word -> word.text().startsWith("--" + flag + "="));
  }

  /// The first word by which a list flag names an item.
  Optional<Word> naming(String flag, String item) {
    return giving(flag)
        .filter(
            word ->
                Arrays.asList(word.text().substring(flag.length() + 3).split(",", -1))
                    .contains(item))
        .findFirst();
  }
}
