package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the trees of one entry into what a sink takes: objects, lists of them, and everything else
/// that stands in files of that kind. The one place that knows the shapes an export comes in, for
/// all formats alike.
public final class Documents implements Duplicates {
  /// What an API server accepts as a kind. Others are not quoted: they could be anything.
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z.-]{0,62}");
  private static final int MAX_KEY = 100;

  private final String source;
  private final Optional<GroupKind> kind;
  private final Sink sink;
  private int objects;
  private int strangers;
  private int firstStranger;
  private @Nullable ListReach open;

  /// @param source the name of the entry
  public Documents(String source, Sink sink) {
    this(source, Optional.empty(), sink);
  }

  /// @param kind of the objects that do not name theirs, where it is known
  Documents(String source, Optional<GroupKind> kind, Sink sink) {
    this.source = source;
    this.kind = kind;
    this.sink = sink;
  }

  /// How many objects were handed to the sink so far.
  public int objects() {
    return objects;
  }

  /// The kind of objects that do not name theirs, where the layout of the source tells.
  Optional<GroupKind> kind() {
    return kind;
  }

  /// A document, whatever it is.
  ///
  /// @param line 1-based line on which it starts
  public void document(@Nullable Object tree, int line) {
    switch (tree) {
      case JsonObject object when ItemList.isList(object) -> {
        ItemList list = list();
        list.head(object, line);
        list.end(line);
      }
      case JsonObject object -> object(object, line);
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          document(array.get(i), array.line(i));
        }
      }
      case null, default -> stranger(line);
    }
  }

  /// A document that a fast reader understood. It stays without a tree where there is nothing to
  /// say of it.
  public void compact(CompactObject object) {
    if (!isPlain(object)) {
      document(object.tree(), object.line());
      return;
    }
    GroupKind kind = Namespacing.canonical(GroupKind.of(object.apiVersion(), object.kind()));
    String namespace = Namespacing.effective(kind, object.namespace());
    ResourceRef ref = ResourceRef.of(kind, namespace, object.name());
    objects++;
    if (open != null) {
      open.see(ref, () -> !object.uid().isEmpty());
    }
    sink.compact(object, ref, new Origin(source, object.line()));
  }

  /// Whether it is none of the cases that [#document] treats in a way of their own. Keys are in
  /// their order, so one like `$patch` would be the first.
  private static boolean isPlain(CompactObject object) {
    return !object.apiVersion().isEmpty()
        && KIND.matcher(object.kind()).matches()
        && !object.kind().endsWith(ItemList.SUFFIX)
        && object.json()[2] > '$'
        && !object.name().isEmpty()
        && isName(object.name())
        && !object.name().contains("{{")
        && !object.namespace().contains("{{");
  }

  /// A list whose items come one by one.
  public ItemList list() {
    return new ItemList(this, sink);
  }

  /// From here on objects belong to a list; to none when it is null.
  void within(@Nullable ListReach list) {
    open = list;
  }

  private void object(JsonObject tree, int line) {
    if (kind.isPresent() && tree.get("kind") == null && !nameOf(tree).isEmpty()) {
      String group = kind.get().group();
      object(typed(tree, group.isEmpty() ? "v1" : group + "/v1", kind.get().kind(), line), line);
    } else {
      checked(tree, line);
    }
  }

  /// An item as it would stand alone, so that one object is the same whatever it came in.
  static JsonObject typed(JsonObject item, String apiVersion, String kind, int line) {
    JsonObject.Builder typed = JsonObject.builder();
    typed.put(
        "apiVersion", item.get("apiVersion") == null ? apiVersion : item.get("apiVersion"), line);
    typed.put("kind", kind, line);
    for (int i = 0; i < item.size(); i++) {
      if (!item.key(i).equals("apiVersion") && !item.key(i).equals("kind")) {
        typed.put(item.key(i), item.value(i), item.line(i));
      }
    }
    return typed.build();
  }

  private void checked(JsonObject tree, int line) {
    Object kind = tree.get("kind");
    Optional<Resource> resource = Resource.of(tree, new Origin(source, line));
    if (kind == null) {
      if (nameOf(tree).isEmpty()) {
        stranger(line);
      } else {
        error(line, 0, "an object without a kind", 1);
      }
    } else if (!(kind instanceof String text) || !KIND.matcher(text).matches()) {
      error(line, 0, "an object whose kind is not the name of a kind", 1);
    } else if (tree.has("$patch")) {
      sink.problem(
          new Problem(
              source,
              line,
              0,
              Problem.Severity.INFO,
              "an instruction for kustomize ('$patch'), not an object",
              0,
              ""));
    } else if (text.equals("Status") && nameOf(tree).isEmpty()) {
      refusal(tree, line);
    } else if (resource.isEmpty()) {
      error(line, 0, "a " + text + " without a name", 1);
    } else if (isTemplate(resource.get())) {
      error(
          line,
          0,
          "a "
              + text
              + " from a template that was not rendered: run 'helm template' and import the result",
          1);
    } else if (!isName(resource.get().ref().name())) {
      error(line, 0, "a " + text + " with a name that Kubernetes does not accept", 1);
    } else {
      if (resource.get().apiVersion().isEmpty()) {
        warning(line, resource.get().ref().spoken() + " has no apiVersion", "filed under v1");
      }
      objects++;
      if (open != null) {
        open.see(resource.get().ref(), resource.get()::isLive);
      }
      sink.resource(resource.get());
    }
  }

  private static String nameOf(JsonObject tree) {
    return tree.get("metadata") instanceof JsonObject metadata
            && metadata.get("name") instanceof String name
        ? name
        : "";
  }

  private static boolean isTemplate(Resource resource) {
    return resource.ref().name().contains("{{") || resource.ref().namespace().contains("{{");
  }

  /// A [path
  /// segment](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names),
  /// which is the least that all kinds ask of a name.
  private static boolean isName(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('%') < 0;
  }

  /// What the API server sends instead of objects when it does not want to or cannot.
  private void refusal(JsonObject status, int line) {
    String about =
        status.get("details") instanceof JsonObject details ? word(details.get("kind")) : "";
    String reason = word(status.get("reason"));
    warning(
        line,
        "the API server answered with an error instead of objects"
            + (reason.isEmpty() ? "" : ": " + reason)
            + (about.isEmpty() ? "" : " (" + about + ")"),
        "");
  }

  private static String word(@Nullable Object value) {
    return value instanceof String text && WORD.matcher(text).matches() ? text : "";
  }

  @Override
  public void duplicate(String key, int firstLine, int secondLine) {
    String shown = key.length() > MAX_KEY ? key.substring(0, MAX_KEY) + "..." : key;
    sink.problem(
        new Problem(
            source,
            secondLine,
            0,
            Problem.Severity.WARNING,
            "the key '%s' stands on line %d already"
                .formatted(shown.replaceAll("\\p{Cntrl}", "?"), firstLine),
            1,
            "kept the later one"));
  }

  /// Something that cannot be read.
  ///
  /// @param affected how many objects were lost
  public void error(int line, int column, String message, int affected) {
    sink.problem(new Problem(source, line, column, Problem.Severity.ERROR, message, affected, ""));
  }

  /// Something that was read otherwise than it stands there.
  public void warning(int line, String message, String repair) {
    sink.problem(new Problem(source, line, 0, Problem.Severity.WARNING, message, 1, repair));
  }

  /// A value that is not meant as a Kubernetes object, such as the values of a chart.
  void stranger(int line) {
    if (strangers++ == 0) {
      firstStranger = line;
    }
  }

  /// Ends the entry.
  public void end() {
    if (strangers > 0) {
      sink.problem(
          new Problem(
              source,
              firstStranger,
              0,
              Problem.Severity.INFO,
              strangers == 1
                  ? "a document that is not a Kubernetes object: it has no kind"
                  : strangers + " documents that are not Kubernetes objects: they have no kind",
              0,
              ""));
    }
  }
}
