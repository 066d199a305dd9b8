package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.yaml.KubectlScan;
import io.inscope.snapshot.yaml.YamlAnchors;
import io.inscope.snapshot.yaml.YamlPiece;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// YAML as kubectl prints and takes it: one object, several documents, lists of every shape.
public final class KubectlYaml implements Importer {
  private static final Pattern OBJECT =
      Pattern.compile("(?:- +|--- +)?[\"']?(?:apiVersion|kind|items|metadata)[\"']?:(?:\\s.*)?");
  private static final Pattern YAML =
      Pattern.compile("---(?:\\s.*)?|%YAML.*|- .*|\\{\\s*\\w.*|[\"']?[\\w./-]+[\"']?:(?:\\s.*)?");

  /// Names that do not speak against YAML. Prose can look like it, so without a line that only
  /// objects have, the name must not say that it is something else.
  private static final Set<String> SUFFIXES = Set.of("yaml", "yml", "json", "");

  private final int maxObject;

  public KubectlYaml() {
    this(ImportLimits.DEFAULT.object());
  }

  /// @param maxObject bytes that one object or undivided document may have
  KubectlYaml(int maxObject) {
    this.maxObject = maxObject;
  }

  @Override
  public String id() {
    return "kubectl-yaml";
  }

  @Override
  public String title() {
    return "kubectl YAML";
  }

  @Override
  public Recognition recognize(Opening opening) {
    if (opening.text().stripLeading().startsWith("{\"")) {
      return Recognition.NO;
    }
    if (opening.lines().anyMatch(OBJECT.asMatchPredicate())) {
      return Recognition.sure("lines that start with 'apiVersion:', 'kind:' or 'items:'");
    }
    Optional<String> first =
        opening.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst();
    boolean likely =
        first.isEmpty()
            ? Set.of("yaml", "yml").contains(opening.suffix())
            : YAML.matcher(first.get()).matches() && SUFFIXES.contains(opening.suffix());
    return likely ? Recognition.possible("it begins like YAML") : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    read(name, bytes, Optional.empty(), sink);
  }

  @Override
  public void read(String name, InputStream bytes, Optional<GroupKind> kind, Sink sink)
      throws IOException {
    read(name, bytes, kind, sink, true, maxObject);
  }

  /// @param fast whether the fast reader may try first, which must not make a difference
  static void read(
      String name, InputStream bytes, Optional<GroupKind> kind, Sink sink, boolean fast)
      throws IOException {
    read(name, bytes, kind, sink, fast, ImportLimits.DEFAULT.object());
  }

  private static void read(
      String name,
      InputStream bytes,
      Optional<GroupKind> kind,
      Sink sink,
      boolean fast,
      int maxObject)
      throws IOException {
    Documents documents = new Documents(name, kind, sink);
    try {
      YamlSplitter.split(Utf8.of(bytes), maxObject, new Pieces(documents, fast, maxObject));
    } finally {
      documents.end();
    }
  }

  private static final class Pieces implements YamlSplitter.Handler {
    private final Documents documents;
    private final KubectlScan scan = new KubectlScan();
    private final boolean fast;
    private final int maxObject;
    private final YamlReading reading;
    private YamlAnchors anchors = new YamlAnchors();
    private ItemList list;
    private int listLine;

    Pieces(Documents documents, boolean fast, int maxObject) {
      this.maxObject = maxObject;
      this.fast = fast;
      this.documents = documents;
      this.reading = new YamlReading(documents);
      this.list = documents.list();
    }

    /// What somebody wrote by hand is read as kubectl reads it, which takes a tree.
    private static boolean isLive(CompactObject object) {
      return !object.uid().isEmpty() || !object.resourceVersion().isEmpty();
    }

    @Override
    public void document(YamlPiece text) {
      Optional<CompactObject> scanned = fast ? scan.document(text) : Optional.empty();
      if (scanned.isPresent() && isLive(scanned.get())) {
        documents.compact(scanned.get());
        return;
      }
      try {
        for (Object tree : reading.documents(text)) {
          documents.document(tree, lineOf(tree, text));
        }
        warnOfOddBytes(text);
      } catch (YamlProblem e) {
        broken(text, e, 1);
      }
    }

    @Override
    public void listStart(YamlPiece head) {
      anchors = new YamlAnchors();
      list = documents.list();
      listLine = head.line();
      members(head);
    }

    @Override
    public void item(YamlPiece text) {
      Optional<CompactObject> scanned = fast ? scan.item(text) : Optional.empty();
      if (scanned.isPresent() && isLive(scanned.get())) {
        list.item(scanned.get());
        return;
      }
      try {
        Object tree = reading.part(text, anchors);
        if (tree instanceof JsonArray array && array.size() == 1) {
          list.item(array.get(0), array.line(0));
        } else {
          list.broken();
          documents.error(text.line(), 0, "a list item that is not YAML of its own", 1);
        }
        warnOfOddBytes(text);
      } catch (YamlProblem e) {
        list.broken();
        broken(text, e, 1);
      }
    }

    @Override
    public void listEnd(YamlPiece tail) {
      members(tail);
      list.end(listLine);
    }

    /// Members of a list beside its items.
    private void members(YamlPiece text) {
      try {
        Object tree = reading.part(text, anchors);
        if (tree instanceof JsonObject members) {
          list.head(members, text.line());
        } else if (tree != null) {
          documents.error(text.line(), 0, "text that belongs to no object", 0);
        }
      } catch (YamlProblem e) {
        broken(text, e, 0);
      }
    }

    @Override
    public void tooLarge(int line) {
      documents.error(line, 0, ImportLimits.tooLarge(maxObject), 1);
      list.broken();
    }

    private void broken(YamlPiece text, YamlProblem e, int affected) {
      String hint =
          text.text().contains("{{")
              ? "; it looks like a template that was not rendered: run 'helm template' and import"
                  + " the result"
              : "";
      documents.error(e.line(), e.column(), "not valid YAML: " + e.getMessage() + hint, affected);
    }

    private void warnOfOddBytes(YamlPiece text) {
      if (text.isMalformed()) {
        documents.warning(text.line(), "bytes that are no text", "read as U+FFFD");
      }
    }

    private static int lineOf(@Nullable Object tree, YamlPiece text) {
      return switch (tree) {
        case JsonObject object when !object.isEmpty() && object.line(0) > 0 -> object.line(0);
        case JsonArray array when !array.isEmpty() && array.line(0) > 0 -> array.line(0);
        case null, default -> text.line();
      };
    }
  }
}
