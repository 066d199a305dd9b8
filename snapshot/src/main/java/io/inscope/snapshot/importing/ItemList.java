package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.ItemType;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A list on its way in: `kind: List`, a typed list such as `PodList`, or one that says nothing of
/// itself. Items of a typed list may leave out their kind, and the list may name it after them.
public final class ItemList {
  static final String SUFFIX = "List";
  private static final Pattern ASKED = Pattern.compile("/namespaces/([^/]+)/");

  /// An item that waits until the list says its kind.
  private record Waiting(JsonObject tree, int line) {}

  private final Documents documents;
  private final Sink sink;
  private final List<Waiting> waiting = new ArrayList<>();
  private final ListReach reach = new ListReach();
  private String apiVersion = "";
  private String kind = "";
  private String more = "";
  private String link = "";
  private boolean continues;
  private boolean breaksOff;
  private int items;

  ItemList(Documents documents, Sink sink) {
    this.documents = documents;
    this.sink = sink;
  }

  /// Whether a whole document is a list.
  static boolean isList(JsonObject tree) {
    Object items = tree.get("items");
    boolean named =
        tree.get("metadata") instanceof JsonObject metadata && metadata.get("name") != null;
    boolean kindAllows =
        tree.get("kind") == null
            || (tree.get("kind") instanceof String text && text.endsWith(SUFFIX));
    return tree.has("items")
        && (items == null || items instanceof JsonArray)
        && !named
        && kindAllows;
  }

  /// Members of the list itself, as far as they are known; may be called again with others.
  ///
  /// @param line 1-based line on which the list starts
  public void head(JsonObject members, int line) {
    if (members.get("apiVersion") instanceof String text) {
      apiVersion = text;
    }
    if (members.get("kind") instanceof String text) {
      kind = text;
    }
    if (members.get("metadata") instanceof JsonObject metadata) {
      // Rancher's support bundles write the text "null" where there is no further page.
      continues |=
          metadata.get("continue") instanceof String token
              && !token.isEmpty()
              && !token.equals("null");
      if (metadata.get("selfLink") instanceof String text) {
        link = text;
      }
      if (metadata.get("remainingItemCount") instanceof Long count && count > 0) {
        continues = true;
        more = count + " ";
      }
    }
    if (members.get("items") instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        item(array.get(i), array.line(i) > 0 ? array.line(i) : line);
      }
    }
  }

  public void item(@Nullable Object tree, int line) {
    items++;
    documents.within(reach);
    if (!(tree instanceof JsonObject object) || object.get("kind") != null) {
      documents.document(tree, line);
    } else if (itemKind().isPresent()) {
      documents.document(typed(object, line), line);
    } else {
      waiting.add(new Waiting(object, line));
    }
  }

  /// An item that a fast reader understood.
  void item(CompactObject item) {
    if (item.kind().isEmpty()) {
      item(item.tree(), item.line());
    } else {
      items++;
      documents.within(reach);
      documents.compact(item);
    }
  }

  /// An item that was there but could not be read.
  public void broken() {
    items++;
  }

  /// The text ends before the list does: nobody knows what else was in it.
  void breaksOff() {
    breaksOff = true;
  }

  /// The kind of the items, where the list names it.
  private Optional<String> itemKind() {
    return kind.endsWith(SUFFIX) && kind.length() > SUFFIX.length()
        ? Optional.of(kind.substring(0, kind.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /// What items that do not say it are, where the list said so before them.
  Optional<ItemType> itemType() {
    return itemKind()
        .filter(bare -> ItemType.isPlain(bare) && ItemType.isPlain(apiVersion))
        .map(bare -> new ItemType(apiVersion, bare));
  }

  private JsonObject typed(JsonObject item, int line) {
    return Documents.typed(item, apiVersion, itemKind().orElse(""), line);
  }

  /// Ends the list. An empty typed list is evidence: somebody asked, and there are none.
  ///
  /// @param line 1-based line on which the list starts
  public void end(int line) {
    documents.within(reach);
    if (!kind.isEmpty() && !kind.endsWith(SUFFIX)) {
      documents.error(line, 0, "an object with 'items' at its top, which only lists have", 1);
    }
    if (itemKind().isEmpty() && documents.kind().isPresent()) {
      waiting.forEach(item -> documents.document(item.tree(), item.line()));
    } else if (itemKind().isEmpty() && !waiting.isEmpty()) {
      String what = waiting.size() == 1 ? "an item" : waiting.size() + " items";
      documents.error(
          waiting.getFirst().line(),
          0,
          what + " without a kind in a list that does not name one",
          waiting.size());
    } else {
      waiting.forEach(item -> documents.document(typed(item.tree(), item.line()), item.line()));
    }
    documents.within(null);
    coverage();
    if (continues) {
      documents.warning(
          line, "the list is one page of several: %smore objects follow it".formatted(more), "");
    }
  }

  private void coverage() {
    Optional<GroupKind> named =
        itemKind().map(bare -> Namespacing.canonical(GroupKind.of(apiVersion, bare)));
    if (continues || breaksOff) {
      String why = continues ? "the list is one page of several" : "its list breaks off";
      named.ifPresent(kind -> sink.coverage(kind, "", new Coverage.Failed(why)));
      reach.sayBroken(why, sink);
    } else if (items == 0) {
      named.ifPresent(kind -> sink.coverage(kind, namespace(), new Coverage.Read(0)));
    } else {
      reach.say(!link.isEmpty() && namespace().isEmpty(), sink);
    }
  }

  /// The namespace that was asked for, where the list keeps the path of the request, as those of
  /// clusters before 1.20 do; else empty.
  private String namespace() {
    Matcher asked = ASKED.matcher(link);
    return asked.find() ? asked.group(1) : "";
  }
}
