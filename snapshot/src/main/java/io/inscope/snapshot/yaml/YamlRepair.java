package io.inscope.snapshot.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads text that is not YAML as it stands but of which there is no doubt what it means: the steps
/// between reading it as it is and giving it up. What was done is always told.
/// 1. Characters that YAML forbids become U+FFFD.
/// 2. Masks of redaction tools, such as `***HIDDEN***`, get quotes.
/// 3. Tabs in indentation become spaces, where every usual width of a tab gives the same tree.
///
/// Nothing is repaired in what parses, with one exception: `[REDACTED]` is a list to YAML, and no
/// exporter means that.
public final class YamlRepair {
  private static final int[] TAB_WIDTHS = {2, 4, 8};

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\x80-\\x84\\x86-\\x9F\\uFFFE\\uFFFF]"
              + "|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]"
              + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");

  private static final Pattern TAB = Pattern.compile("(?m)^ *\\t[ \\t]*");

  private YamlRepair() {}

  /// Something that was read otherwise than it stands there.
  ///
  /// @param line 1-based line of the source where it first happens
  /// @param problem what is wrong with the text
  /// @param repair what was done about it
  public record Done(int line, String problem, String repair) {}

  /// What came of a text.
  ///
  /// @param value what the parser made of it
  /// @param repairs without which it could not be read; empty when it is sound
  public record Result<T>(T value, List<Done> repairs) {}

  /// Makes something of a text.
  public interface Parser<T> {
    T parse(String text) throws YamlProblem;
  }

  /// Parses a text, repaired where that is needed and possible.
  ///
  /// @param parser called for each attempt; it must not keep anything of a failed one
  /// @throws YamlProblem what is wrong with the text as it stands, when no repair makes it readable
  public static <T> Result<T> read(YamlPiece piece, Parser<T> parser) throws YamlProblem {
    if (YamlMasks.mayMislead(piece.text())) {
      YamlMasks.Quoted quoted = YamlMasks.quote(piece.text());
      if (quoted.count() > 0) {
        Optional<T> value = attempt(parser, quoted.text());
        if (value.isPresent()) {
          return new Result<>(value.get(), List.of(masks(quoted, piece.line())));
        }
      }
    }
    try {
      return new Result<>(parser.parse(piece.text()), List.of());
    } catch (YamlProblem problem) {
      return repaired(piece, parser).orElseThrow(() -> problem);
    }
  }

  private static <T> Optional<Result<T>> repaired(YamlPiece piece, Parser<T> parser) {
    List<Done> done = new ArrayList<>();
    String text = piece.text();
    int forbidden = first(FORBIDDEN, text);
    if (forbidden >= 0) {
      done.add(
          new Done(
              line(text, forbidden, piece.line()),
              "control characters, which YAML forbids",
              "read as U+FFFD"));
      text = FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }
    YamlMasks.Quoted quoted = YamlMasks.quote(text);
    if (quoted.count() > 0) {
      done.add(masks(quoted, piece.line()));
      text = quoted.text();
    }
    int tab = first(TAB, text);
    if (tab >= 0) {
      done.add(
          new Done(line(text, tab, piece.line()), "tabs used for indentation", "read as spaces"));
      return untabbed(text, parser).map(value -> new Result<>(value, List.copyOf(done)));
    }
    return done.isEmpty()
        ? Optional.empty()
        : attempt(parser, text).map(value -> new Result<>(value, List.copyOf(done)));
  }

  private static <T> Optional<T> untabbed(String text, Parser<T> parser) {
    Set<Optional<T>> readings = new HashSet<>();
    for (int width : TAB_WIDTHS) {
      String spaces = " ".repeat(width);
      String untabbed = TAB.matcher(text).replaceAll(match -> match.group().replace("\t", spaces));
      readings.add(attempt(parser, untabbed));
    }
    return readings.size() == 1 ? readings.iterator().next() : Optional.empty();
  }

  private static <T> Optional<T> attempt(Parser<T> parser, String text) {
    try {
      return Optional.of(parser.parse(text));
    } catch (YamlProblem e) {
      return Optional.empty();
    }
  }

  private static Done masks(YamlMasks.Quoted quoted, int line) {
    return new Done(
        quoted.line() + line - 1,
        quoted.count() == 1
            ? "a mask of a redaction tool without quotes"
            : quoted.count() + " masks of a redaction tool without quotes",
        quoted.count() == 1 ? "read as a text" : "read as texts");
  }

  private static int first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? matcher.start() : -1;
  }

  private static int line(String text, int at, int firstLine) {
    return firstLine + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
