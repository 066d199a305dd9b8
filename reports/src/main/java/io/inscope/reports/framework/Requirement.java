package io.inscope.reports.framework;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One numbered requirement of a framework.
///
/// @param id the number as the standard prints it: `1.2.3`
/// @param title what it is about, in our words
/// @param crosswalk its numbers in other versions: `PCI DSS 3.2.1 1.1.2`; may be empty
/// @param checks ids of the checks that speak to it, sorted; ids of checks that are not built yet
///   are in `planned`
/// @param planned ids from the catalogue that will speak to it once they are built, sorted
/// @param interpretation what a snapshot can and cannot show of it, in plain words
/// @param questions what a person has to be asked; with reach PARTIAL or NONE never empty
/// @param artefact the document expected as an answer; may be empty
public record Requirement(
    String id,
    String title,
    List<String> crosswalk,
    List<String> checks,
    List<String> planned,
    Reach reach,
    String interpretation,
    List<String> questions,
    String artefact) {
  public Requirement {
    crosswalk = List.copyOf(crosswalk);
    checks = List.copyOf(checks);
    planned = List.copyOf(planned);
    questions = List.copyOf(questions);
  }

  /// The same with more checks that speak to it. Where the checks of the library see nothing, these
  /// see a part.
  ///
  /// @param more ids of checks
  public Requirement with(Set<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    SortedSet<String> all = new TreeSet<>(checks);
    all.addAll(more);
    return new Requirement(
        id,
        title,
        crosswalk,
        List.copyOf(all),
        planned,
        reach == Reach.NONE ? Reach.PARTIAL : reach,
        interpretation,
        questions,
        artefact);
  }

  /// The same under another number.
  ///
  /// @param elsewhere its numbers in other versions
  Requirement numbered(String number, List<String> elsewhere) {
    return new Requirement(
        number, title, elsewhere, checks, planned, reach, interpretation, questions, artefact);
  }
}
