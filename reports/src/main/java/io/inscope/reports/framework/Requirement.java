package io.inscope.reports.framework;

import java.util.List;

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

  /// The same under another number.
  ///
  /// @param elsewhere its numbers in other versions
  Requirement numbered(String number, List<String> elsewhere) {
    return new Requirement(
        number, title, elsewhere, checks, planned, reach, interpretation, questions, artefact);
  }
}
