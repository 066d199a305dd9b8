package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns the events of one YAML text into trees.
///
/// Plain scalars follow the JSON schema of [YAML
/// 1.2](https://yaml.org/spec/1.2.2/#102-json-schema); everything else is text. `yes`, `0644` and
/// their like stay text: in what an API server printed they are text, and a guess could turn a
/// defect into a pass. In manifests that people wrote for kubectl they are not; whoever reads those
/// asks for scalars that are left open, and decides for each object.
public final class YamlTree {
  /// What the parser takes at a time by default, in characters.
  private static final int BUFFER = 1024;

  private static final LoadSettings SETTINGS = settings(BUFFER);

  private final Iterator<Event> events;
  private final int lineOffset;
  private final Duplicates duplicates;
  private final YamlAnchors anchors;
  private final Function<ScalarEvent, @Nullable Object> scalars;
  private long nodes;

  private YamlTree(
      String text,
      int firstLine,
      Duplicates duplicates,
      YamlAnchors anchors,
      Function<ScalarEvent, @Nullable Object> scalars) {
    this.anchors = anchors;
    this.scalars = scalars;
    this.events = new Parse(settings(text)).parseString(text).iterator();
    this.lineOffset = firstLine;
    this.duplicates = duplicates;
  }

  private static LoadSettings settings(int buffer) {
    return LoadSettings.builder()
        .setUseMarks(true)
        .setCodePointLimit(Integer.MAX_VALUE)
        .setAllowDuplicateKeys(true)
        .setBufferSize(buffer)
        .build();
  }

  /// The parser copies what it holds of a scalar each time it takes more, so in steps of a fixed
  /// size a long one costs time that grows with its square. Steps grow with the text instead.
  private static LoadSettings settings(String text) {
    return text.length() <= 32 * BUFFER ? SETTINGS : settings(text.length() / 32);
  }

  /// The documents of a text, each a tree value; documents without content are left out.
  ///
  /// @param firstLine the 1-based line of the whole source on which this text starts
  /// @throws YamlProblem when the text is not YAML, is nested too deeply, or aliases without end
  public static List<Object> parse(String text, int firstLine, Duplicates duplicates)
      throws YamlProblem {
    YamlTree tree =
        new YamlTree(text, firstLine, duplicates, new YamlAnchors(), YamlScalars::value);
    return tree.parse(text, true);
  }

  /// The same, with a [YamlPlain] wherever a scalar is not text in every reading of YAML.
  public static List<Object> parseOpen(String text, int firstLine, Duplicates duplicates)
      throws YamlProblem {
    YamlTree tree = new YamlTree(text, firstLine, duplicates, new YamlAnchors(), YamlScalars::open);
    return tree.parse(text, true);
  }

  /// A piece of a document that stands for itself: some members of its mapping, or one item of a
  /// list. Scalars are left open, as in [#parseOpen].
  ///
  /// @param anchors those of the pieces before it, and afterwards also its own
  /// @return the tree; `null` when the piece has no content
  public static @Nullable Object openPiece(
      String text, int firstLine, Duplicates duplicates, YamlAnchors anchors) throws YamlProblem {
    List<Object> documents =
        new YamlTree(text, firstLine, duplicates, anchors, YamlScalars::open).parse(text, false);
    return documents.isEmpty() ? null : documents.getFirst();
  }

  private List<Object> parse(String text, boolean whole) throws YamlProblem {
    try {
      return documents(whole);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      throw new YamlProblem(
          mark.map(m -> m.getLine() + lineOffset).orElse(0),
          mark.map(m -> m.getColumn() + 1).orElse(0),
          YamlMessages.of(e));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      int lineStart = before.lastIndexOf('\n') + 1;
      throw new YamlProblem(
          (int) before.chars().filter(c -> c == '\n').count() + lineOffset,
          before.codePointCount(lineStart, before.length()) + 1,
          "a control character (U+%04X), which YAML forbids".formatted(e.getCodePoint()));
    } catch (NumberFormatException e) {
      // The parser lets it through for an escape like a backslash and UFFFFFFFF.
      throw new YamlProblem(lineOffset, 0, "a backslash escape that YAML does not know");
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The parser does not check everything: "\\u" without digits is a NumberFormatException.
      throw new YamlProblem(lineOffset, 0, "not valid YAML");
    }
  }

  /// The single document of a text of ours: a fixture, a framework, a file of decisions.
  ///
  /// @throws YamlProblem when it is not one mapping, or a key stands twice
  public static JsonObject parseOne(String text) throws YamlProblem {
    List<YamlProblem> twice = new ArrayList<>();
    List<Object> documents =
        parse(
            text,
            1,
            (key, first, second) ->
                twice.add(
                    new YamlProblem(
                        second, 1, "key '%s' stands on line %d already".formatted(key, first))));
    if (!twice.isEmpty()) {
      throw twice.getFirst();
    }
    if (documents.size() == 1 && documents.getFirst() instanceof JsonObject object) {
      return object;
    }
    throw new YamlProblem(1, 1, "expected one mapping, found " + documents.size() + " documents");
  }

  private List<Object> documents(boolean whole) throws YamlProblem {
    List<Object> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        if (whole) {
          anchors.clear();
        }
        Object document = node(events.next(), 0);
        if (document != null) {
          documents.add(document);
        }
      }
    }
    return documents;
  }

  private @Nullable Object node(Event event, int depth) throws YamlProblem {
    if (depth > JsonTree.MAX_DEPTH) {
      throw problem(event, "nested more than " + JsonTree.MAX_DEPTH + " levels deep");
    }
    nodes++;
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    long before = nodes;
    Object value =
        switch (event) {
          case ScalarEvent scalar -> scalars.apply(scalar);
          case SequenceStartEvent _ -> sequence(depth);
          case MappingStartEvent _ -> mapping(depth);
          default -> throw problem(event, "unexpected " + event.getEventId());
        };
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      anchors.put(node.getAnchor().get(), value, nodes - before + 1);
    }
    return value;
  }

  private @Nullable Object aliased(AliasEvent alias) throws YamlProblem {
    YamlAnchors.Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw problem(
          alias,
          "an alias that refers to nothing before it; a text with '*' in front needs quotes");
    }
    nodes += anchored.nodes();
    if (!anchors.repeat(anchored.nodes())) {
      throw problem(alias, "aliases repeat more than " + YamlAnchors.MAX_ALIASED_NODES + " nodes");
    }
    return anchored.value();
  }

  private JsonArray sequence(int depth) throws YamlProblem {
    JsonArray.Builder items = JsonArray.builder();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1), line(event));
    }
    return items.build();
  }

  private JsonObject mapping(int depth) throws YamlProblem {
    JsonObject.Builder members = JsonObject.builder();
    List<Object> merged = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(event instanceof ScalarEvent scalar)) {
        throw problem(event, "a key that is not a text");
      }
      String key = scalar.getValue();
      int line = line(event);
      Object value = node(events.next(), depth + 1);
      if (key.equals("<<") && scalar.isPlain()) {
        if (!isMergeable(value)) {
          throw problem(event, "a merge key '<<' without a mapping to merge");
        }
        merged.add(value == null ? JsonObject.EMPTY : value);
        continue;
      }
      int first = members.lineOf(key);
      if (first >= 0) {
        duplicates.duplicate(key, first, line);
      }
      members.put(key, value, line);
    }
    JsonObject own = members.build();
    if (merged.isEmpty()) {
      return own;
    }
    merge(members, Set.copyOf(own.keys()), merged);
    return members.build();
  }

  private static boolean isMergeable(@Nullable Object value) {
    if (value instanceof JsonArray array) {
      return IntStream.range(0, array.size()).allMatch(i -> array.get(i) instanceof JsonObject);
    }
    return value == null || value instanceof JsonObject;
  }

  /// [Merge keys](https://yaml.org/type/merge.html): what the mapping says itself wins over what it
  /// merges, earlier merges over later ones.
  private static void merge(JsonObject.Builder members, Set<String> own, List<Object> merged) {
    Set<String> taken = new HashSet<>(own);
    for (Object source : merged) {
      switch (source) {
        case JsonObject object -> mergeOne(members, taken, object);
        case JsonArray array -> {
          for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject object) {
              mergeOne(members, taken, object);
            }
          }
        }
        default -> {}
      }
    }
  }

  private static void mergeOne(JsonObject.Builder members, Set<String> taken, JsonObject object) {
    for (int i = 0; i < object.size(); i++) {
      if (taken.add(object.key(i))) {
        members.put(object.key(i), object.value(i), object.line(i));
      }
    }
  }

  private int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + lineOffset).orElse(0);
  }

  private YamlProblem problem(Event event, String message) {
    int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    return new YamlProblem(line(event), column, message);
  }
}
