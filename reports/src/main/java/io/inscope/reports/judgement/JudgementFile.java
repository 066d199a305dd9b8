package io.inscope.reports.judgement;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads a file of judgements that somebody wrote:
///
/// ```yaml
/// exceptions:
///   - finding: F-7KQ2M4XA          # or check and object, with * for any text
///     reason: The agent has to see the node.
///     compensating-control: Only the security team can change it; admission denies others.
///     approver: J. Doe, CISO
///     start: 2026-05-01            # today when left out
///     expiry: 2026-10-31
/// assignments:
///   - finding: F-7KQ2M4XA
///     owner: Platform team
///     due: 2026-12-15
/// notes:
///   - requirement: pci-dss-4.0.1 1.2.3
///     note: The new data centre is drawn on another sheet.
/// answers:
///   - requirement: pci-dss-4.0.1 1.2.3
///     question: 1                  # its number, or its words
///     answer: All three ranges belong to the acquirer.
///     met: yes                     # yes, no, not applicable
///     by: J. Doe, interview on 2026-05-02
///     evidence: [address-plan.pdf] # recorded by name and SHA-256
/// overrides:
///   - requirement: pci-dss-4.0.1 1.3.1
///     finding: In Place
///     rationale: The firewall in front of the cluster denies it; see its rules.
///     by: A. Assessor
/// ```
///
/// `withdrawn: true` takes back what is on record about the same thing. What is good of a file is
/// taken; what is not is told with its line.
public final class JudgementFile {
  private static final Map<String, JudgementSection> SECTIONS =
      new TreeMap<>(
          Map.of(
              "assignments",
              JudgementSection.ASSIGNMENTS,
              "exceptions",
              JudgementSection.EXCEPTIONS,
              "notes",
              JudgementSection.NOTES,
              "answers",
              JudgementSection.ANSWERS,
              "overrides",
              JudgementSection.OVERRIDES));

  private final JudgementContext context;
  private final List<JudgementPayload.Entry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final TreeSet<String> masked = new TreeSet<>();

  private JudgementFile(JudgementContext context) {
    this.context = context;
  }

  /// What a file brings.
  ///
  /// @param payload for a decision of kind [Judgements#KIND]; empty when nothing can be taken
  /// @param taken how many judgements
  /// @param problems what cannot be taken, each with its line and what to do
  /// @param masked the lines at which something secret was masked
  public record Result(
      Optional<String> payload, int taken, List<String> problems, List<String> masked) {
    public Result {
      problems = List.copyOf(problems);
      masked = List.copyOf(masked);
    }
  }

  /// @throws IllegalArgumentException when there is none of that name
  static JudgementSection section(String name) {
    JudgementSection section = SECTIONS.get(name);
    if (section == null) {
      throw new IllegalArgumentException("no section " + name);
    }
    return section;
  }

  /// @param source the file, as people call it
  /// @throws YamlProblem when it is not YAML at all
  public static Result read(String yaml, String source, JudgementContext context)
      throws YamlProblem {
    JudgementFile reading = new JudgementFile(context);
    Field root = Field.root(YamlTree.parseOne(yaml));
    root.members()
        .filter(member -> !SECTIONS.containsKey(member.key()))
        .forEach(
            member ->
                reading.problem(
                    member,
                    "unknown key '%s'; known are %s"
                        .formatted(member.key(), String.join(", ", SECTIONS.keySet()))));
    SECTIONS.forEach((key, section) -> reading.section(root.at(key), section));
    return new Result(
        reading.entries.isEmpty()
            ? Optional.empty()
            : Optional.of(JudgementPayload.text(reading.entries, context.redactor().text(source))),
        reading.entries.size(),
        reading.problems,
        List.copyOf(reading.masked));
  }

  private void section(Field list, JudgementSection section) {
    try {
      list.each().forEach(entry -> entry(entry, section));
    } catch (WrongShape e) {
      problem(list, String.valueOf(e.getMessage()));
    }
  }

  private void entry(Field entry, JudgementSection section) {
    try {
      JudgementEntry reading = new JudgementEntry(entry, context, () -> masked.add(place(entry)));
      reading.requireKeys(section.keys());
      Function<JudgementEntry, Judgement> judgement =
          reading.isWithdrawn() ? section.takenBack() : section.said();
      entries.add(new JudgementPayload.Entry(judgement.apply(reading), reading.isWithdrawn()));
    } catch (JudgementEntry.Bad | WrongShape e) {
      problem(entry, String.valueOf(e.getMessage()));
    }
  }

  private void problem(Field place, String message) {
    problems.add(context.redactor().text(place(place) + ": " + message));
  }

  private static String place(Field field) {
    return "line " + field.line().orElse(1);
  }
}
