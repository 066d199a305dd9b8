package io.inscope.reports.workbook.readback;

import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The sheet of exceptions. New rows name findings by check and object, or one by its id.
final class ExceptionMeaning implements Meaning {
  private static final List<String> FILLED =
      List.of("reason", "compensating_control", "approver", "start", "expiry");

  @Override
  public List<Said> of(Change change, Judgements judgements) {
    Map<String, Object> about = new TreeMap<>();
    if (change.key().getFirst().isEmpty()) {
      about.put("finding", change.after("findings"));
    } else {
      about.put("check", change.key().getFirst());
      about.put("object", change.key().get(1));
      JsonArray.Builder containers = JsonArray.builder();
      Stream.of(change.key().get(2).split("[,\n]"))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(containers::add);
      about.put("containers", containers.build());
    }
    if (change.isEmptied(FILLED)) {
      return List.of(Said.withdrawn("exceptions", about));
    }
    return List.of(
        Said.of(
            "exceptions",
            about,
            "reason",
            change.after("reason"),
            "compensating-control",
            change.after("compensating_control"),
            "approver",
            change.after("approver"),
            "start",
            change.after("start"),
            "expiry",
            change.after("expiry")));
  }
}
