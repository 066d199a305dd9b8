package io.inscope.snapshot.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in our words what the parser found wrong. Its own messages quote characters, tags and names
/// from the text, which may be secret.
final class YamlMessages {
  /// @param problem how the parser's message begins
  private record Sentence(String problem, String words) {}

  private static final String NOT_CLOSED = "a quoted text that is not closed";

  private static final String NO_NAME =
      "'*' or '&' without a name; a text that begins with it needs quotes";

  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence(
              "found character",
              "a character that cannot begin a value ('@', '`' and '%' need quotes)"),
          new Sentence(
              "mapping values are not allowed",
              "a ': ' where none belongs; the indentation is off, or a text needs quotes"),
          new Sentence("could not find expected ':'", "a key without ':'"),
          new Sentence("sequence entries are not allowed", "a list item where none belongs"),
          new Sentence("mapping keys are not allowed", "a key where none belongs"),
          new Sentence("found unexpected end of stream", NOT_CLOSED),
          new Sentence("found unexpected document separator", NOT_CLOSED),
          new Sentence("expected alphabetic or numeric", NO_NAME),
          new Sentence("unexpected character found", NO_NAME),
          new Sentence("expected <block end>", "indentation that does not match the lines above"),
          new Sentence("expected the node content", "a value is missing"),
          new Sentence("expected ',' or", "a '{' or '[' that is not closed"),
          new Sentence("expected chomping", "text behind '|' or '>'"),
          new Sentence("expected indentation indicator", "text behind '|' or '>'"),
          new Sentence("expected a comment or a line break", "text behind '|', '>' or a directive"),
          new Sentence("found unknown escape", "a backslash escape that YAML does not know"),
          new Sentence("expected escape sequence", "a backslash escape that YAML does not know"),
          new Sentence("found undefined tag", "a tag that is not declared"),
          new Sentence("expected '<document start>'", "more text after the end of the document"),
          new Sentence("DEL character", "a control character"),
          new Sentence("found a ", "a directive that is not understood"));

  private YamlMessages() {}

  static String of(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem()).strip();
    if (problem.contains("TAB")) {
      return "a tab used for indentation";
    }
    return SENTENCES.stream()
        .filter(sentence -> problem.startsWith(sentence.problem()))
        .map(Sentence::words)
        .findFirst()
        .orElse("not valid YAML");
  }
}
