package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.ImportLimits;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonSplitter;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.json.WrongShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// One page of a list of which only the metadata counts: whole objects do as well, so old servers
/// that do not shorten them are understood.
final class MetadataPage implements JsonSplitter.Handler {
  private final Consumer<Metadata> objects;
  private boolean list;
  private String next = "";
  private String resourceVersion = "";
  private long remaining;
  private String wrong = "";

  private MetadataPage(Consumer<Metadata> objects) {
    this.objects = objects;
  }

  /// What a server says of an object beside the object itself.
  record Metadata(String namespace, String name, Seen.State state) {
    static Metadata of(Field object) {
      Field metadata = object.at("metadata");
      return new Metadata(
          metadata.at("namespace").text(""),
          metadata.at("name").text(""),
          Seen.State.of(
              metadata.at("resourceVersion").text(""),
              metadata.at("uid").text(""),
              metadata.at("generation").number().orElse(0)));
    }
  }

  /// Reads a page to its end. What is wrong with it is in [#wrong].
  static MetadataPage read(InputStream body, Consumer<Metadata> objects) {
    MetadataPage page = new MetadataPage(objects);
    try {
      JsonSplitter.split(body, ImportLimits.DEFAULT.object(), page);
    } catch (IOException e) {
      page.wrong = "the answer is not whole: " + e.getMessage();
    }
    if (!page.list && page.wrong.isEmpty()) {
      page.wrong = "the answer is not a list";
    }
    if (page.next.isEmpty() && page.remaining > 0 && page.wrong.isEmpty()) {
      page.wrong = "the server says that more follow, and not how to get them";
    }
    return page;
  }

  /// The token for the next page; empty on the last one.
  String next() {
    return next;
  }

  String resourceVersion() {
    return resourceVersion;
  }

  /// Why the page cannot be relied on; empty when it can.
  String wrong() {
    return wrong;
  }

  private void fault() {
    if (wrong.isEmpty()) {
      wrong = "the answer is not understood";
    }
  }

  @Override
  public boolean isFast() {
    return true;
  }

  @Override
  public void item(CompactObject item) {
    item(item.tree());
  }

  @Override
  public void item(JsonText item, Optional<JsonProblem> problem) {
    if (problem.isEmpty() && tree(item) instanceof JsonObject tree) {
      item(tree);
    } else {
      fault();
    }
  }

  private void item(JsonObject tree) {
    try {
      objects.accept(Metadata.of(Field.root(tree)));
    } catch (WrongShape _) {
      fault();
    }
  }

  @Override
  public void listStart(JsonText head) {
    list = true;
    head(tree(head));
  }

  @Override
  public void listEnd(JsonText head) {
    head(tree(head));
  }

  /// A list that is empty may come as `"items": null`.
  @Override
  public void value(CompactObject value) {
    whole(value.tree());
  }

  @Override
  public void value(JsonText value, Optional<JsonProblem> problem) {
    whole(problem.isEmpty() ? tree(value) : Optional.empty());
  }

  private void whole(Object tree) {
    if (tree instanceof JsonObject object && object.has("items") && object.get("items") == null) {
      list = true;
      head(object);
    }
  }

  private void head(Object tree) {
    try {
      if (tree instanceof JsonObject object) {
        Field metadata = Field.root(object).at("metadata");
        next = metadata.at("continue").text(next);
        resourceVersion = metadata.at("resourceVersion").text(resourceVersion);
        remaining = metadata.at("remainingItemCount").number().orElse(remaining);
      }
    } catch (WrongShape _) {
      fault();
    }
  }

  /// The tree; something else when it is none.
  private static Object tree(JsonText text) {
    try {
      Object tree = text.tree(Duplicates.IGNORED);
      return tree == null ? Optional.empty() : tree;
    } catch (JsonProblem _) {
      return Optional.empty();
    }
  }

  @Override
  public void tooLarge(int line) {
    fault();
  }

  @Override
  public void stray(JsonProblem problem) {
    fault();
  }
}
