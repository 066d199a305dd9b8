package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passes everything on and remembers the first thing that went wrong: what to say when nothing
/// else came of an import.
public final class FirstProblem implements Sink {
  private final Sink next;
  private @Nullable Problem problem;
  private @Nullable Entry useless;

  public FirstProblem(Sink next) {
    this.next = next;
  }

  @Override
  public void resource(Resource resource) {
    next.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    next.compact(object, ref, origin);
  }

  @Override
  public void coverage(GroupKind kind, String namespace, Coverage coverage) {
    next.coverage(kind, namespace, coverage);
  }

  @Override
  public void problem(Problem found) {
    if (problem == null) {
      problem = found;
    }
    next.problem(found);
  }

  @Override
  public void entry(Entry entry) {
    if (useless == null && entry.disposition() != Entry.Disposition.IMPORTED) {
      useless = entry;
    }
    next.entry(entry);
  }

  /// The first problem with its place, else why the first file was of no use; empty when all went
  /// well.
  ///
  /// @param source what is named already, and is not named again
  public Optional<String> inWords(String source) {
    if (problem != null) {
      return Optional.of(
          (problem.where().equals(source) ? "" : problem.where() + ": ") + problem.message());
    }
    if (useless != null) {
      String why = useless.note().isEmpty() ? "" : ": " + useless.note();
      return Optional.of(
          (useless.source().equals(source) ? "it" : useless.source())
              + " is "
              + useless.disposition().name().toLowerCase(java.util.Locale.ROOT)
              + why);
    }
    return Optional.empty();
  }
}
