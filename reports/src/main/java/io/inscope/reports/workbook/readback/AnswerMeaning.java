package io.inscope.reports.workbook.readback;

import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The sheet of manual evidence: answers to what a snapshot cannot show.
final class AnswerMeaning implements Meaning {
  private static final List<String> FILLED = List.of("met", "answer", "by", "document");

  @Override
  public List<Said> of(Change change, Judgements judgements) {
    Map<String, String> about = new TreeMap<>();
    if (change.key().get(1).isEmpty()) {
      about.put("requirement", change.key().getFirst());
      about.put("question", change.key().get(2));
    } else {
      about.put("check", change.key().getFirst());
      about.put("object", change.key().get(1));
    }
    if (change.isEmptied(FILLED)) {
      return List.of(Said.withdrawn("answers", about));
    }
    JsonArray.Builder documents = JsonArray.builder();
    Stream.of(change.after("document").split("\n"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(documents::add);
    return List.of(
        Said.of(
            "answers",
            about,
            "answer",
            change.after("answer"),
            "met",
            change.after("met"),
            "by",
            change.after("by"),
            "evidence",
            documents.build()));
  }
}
