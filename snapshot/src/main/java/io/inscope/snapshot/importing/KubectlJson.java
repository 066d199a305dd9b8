package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.ItemType;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonSplitter;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.model.GroupKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON as kubectl prints and takes it: one object, a list, an array, one object a line, or several
/// in a row.
public final class KubectlJson implements Importer {
  /// Also behind comments, and with single quotes: it is no JSON then, but somebody meant it, and
  /// has to hear of that.
  private static final Pattern JSON =
      Pattern.compile(
          "(?:[\\s\\x1E]|//[^\\n]*+\\n|/\\*[^*]*+\\*/)*+(?:\\{\\s*+[\"}]"
              + "|\\{\\s*+'\\w++'\\s*+:|\\[\\s*+[\\[{\\]\"]"
              + "|\\[\\s*+(?:null|true|false|-?\\d++)\\s*+,)");

  private static final Pattern OBJECT = Pattern.compile("[\"'](?:apiVersion|kind|items)[\"']\\s*:");

  private final int maxObject;

  public KubectlJson() {
    this(ImportLimits.DEFAULT.object());
  }

  /// @param maxObject bytes that one object or undivided document may have
  KubectlJson(int maxObject) {
    this.maxObject = maxObject;
  }

  @Override
  public String id() {
    return "kubectl-json";
  }

  @Override
  public String title() {
    return "kubectl JSON";
  }

  @Override
  public Recognition recognize(Opening opening) {
    if (!JSON.matcher(opening.text()).lookingAt()) {
      return Recognition.NO;
    }
    return OBJECT.matcher(opening.text()).find()
        ? Recognition.sure("it begins like JSON and has 'apiVersion', 'kind' or 'items'")
        : Recognition.possible("it begins like JSON");
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
    Pieces pieces = new Pieces(documents, fast, maxObject);
    try {
      JsonSplitter.split(Utf8.of(bytes), maxObject, pieces);
    } finally {
      documents.end();
    }
  }

  private static final class Pieces implements JsonSplitter.Handler {
    private final Documents documents;
    private final boolean fast;
    private final int maxObject;
    private ItemList list;
    private int listLine;

    Pieces(Documents documents, boolean fast, int maxObject) {
      this.maxObject = maxObject;
      this.fast = fast;
      this.documents = documents;
      this.list = documents.list();
    }

    @Override
    public void value(JsonText value, Optional<JsonProblem> broken) {
      try {
        documents.document(tree(value, broken), value.line());
      } catch (JsonProblem e) {
        report(e, 1);
      }
    }

    @Override
    public boolean isFast() {
      return fast;
    }

    @Override
    public void value(CompactObject value) {
      documents.compact(value);
    }

    @Override
    public void item(CompactObject item) {
      list.item(item);
    }

    @Override
    public void listStart(JsonText head) {
      list = documents.list();
      listLine = head.line();
      members(head);
    }

    @Override
    public Optional<ItemType> itemType() {
      return list.itemType();
    }

    @Override
    public void item(JsonText item, Optional<JsonProblem> broken) {
      try {
        list.item(tree(item, broken), item.line());
      } catch (JsonProblem e) {
        list.broken();
        report(e, 1);
      }
    }

    @Override
    public void listEnd(JsonText head) {
      members(head);
      list.end(listLine);
    }

    @Override
    public void tooLarge(int line) {
      documents.error(line, 0, ImportLimits.tooLarge(maxObject), 1);
      list.broken();
    }

    @Override
    public void stray(JsonProblem problem) {
      list.breaksOff();
      documents.error(
          problem.line(),
          problem.column(),
          "not valid JSON: %s; objects read before it: %d"
              .formatted(problem.getMessage(), documents.objects()),
          0);
    }

    /// What the parser says of a broken object is more exact than what the splitter saw.
    private @Nullable Object tree(JsonText text, Optional<JsonProblem> broken) throws JsonProblem {
      Object tree = text.tree(broken.isPresent() ? Duplicates.IGNORED : documents);
      if (broken.isPresent()) {
        throw broken.get();
      }
      return tree;
    }

    private void members(JsonText head) {
      try {
        if (head.tree(Duplicates.IGNORED) instanceof JsonObject members) {
          list.head(members.without("items"), head.line());
        }
      } catch (JsonProblem e) {
        report(e, 0);
      }
    }

    private void report(JsonProblem e, int affected) {
      documents.error(e.line(), e.column(), "not valid JSON: " + e.getMessage(), affected);
    }
  }
}
