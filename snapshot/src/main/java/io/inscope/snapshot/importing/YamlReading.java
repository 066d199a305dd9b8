package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.yaml.YamlAnchors;
import io.inscope.snapshot.yaml.YamlPiece;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlRepair;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pieces of YAML text to trees: repaired where that is possible, with plain scalars read as their
/// author meant them, and with a word on everything that was not read as it stands there.
final class YamlReading {
  /// A key that stands twice.
  private record Twice(String key, int first, int second) {}

  private record Attempt(List<Object> trees, List<Twice> twice) {}

  private final Documents documents;
  private final DeclaredIntent intent;

  YamlReading(Documents documents) {
    this.documents = documents;
    this.intent = new DeclaredIntent(documents);
  }

  /// The documents of a text.
  List<Object> documents(YamlPiece piece) throws YamlProblem {
    return read(piece, (text, duplicates) -> YamlTree.parseOpen(text, piece.line(), duplicates));
  }

  /// Part of a document: some members, or a sequence of one item.
  ///
  /// @return `null` when there is nothing in it
  @Nullable Object part(YamlPiece piece, YamlAnchors anchors) throws YamlProblem {
    List<Object> trees =
        read(
            piece,
            (text, duplicates) -> {
              Object tree = YamlTree.openPiece(text, piece.line(), duplicates, anchors);
              return tree == null ? List.of() : List.of(tree);
            });
    return trees.isEmpty() ? null : trees.getFirst();
  }

  private interface Parsing {
    List<Object> trees(String text, Duplicates duplicates) throws YamlProblem;
  }

  private List<Object> read(YamlPiece piece, Parsing parsing) throws YamlProblem {
    YamlRepair.Result<Attempt> result =
        YamlRepair.read(
            piece,
            text -> {
              List<Twice> twice = new ArrayList<>();
              List<Object> trees =
                  parsing.trees(text, (key, a, b) -> twice.add(new Twice(key, a, b)));
              return new Attempt(trees, twice);
            });
    result.repairs().forEach(d -> documents.warning(d.line(), d.problem(), d.repair()));
    result.value().twice().forEach(t -> documents.duplicate(t.key(), t.first(), t.second()));
    List<Object> settled = new ArrayList<>();
    for (Object tree : result.value().trees()) {
      Object value = intent.settle(tree);
      if (value != null) {
        settled.add(value);
      }
    }
    return settled;
  }
}
