package io.inscope.snapshot.importing;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passes everything on and remembers the first thing that went wrong: what to say when nothing
/// else came of an import.
public final class FirstProblem extends PassedOn {
  private @Nullable Problem problem;
  private @Nullable Entry useless;

  public FirstProblem(Sink next) {
    super(next);
  }

  @Override
  public void problem(Problem found) {
    if (problem == null) {
      problem = found;
    }
    super.problem(found);
  }

  @Override
  public void entry(Entry entry) {
    if (useless == null && entry.disposition() != Entry.Disposition.IMPORTED) {
      useless = entry;
    }
    super.entry(entry);
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
              + useless.disposition().name().toLowerCase(Locale.ROOT)
              + why);
    }
    return Optional.empty();
  }
}
