package io.inscope.reports.check;

/// A check of the catalogue that no snapshot can answer today. It is there so that nobody takes its
/// absence for a pass: its answer is always NOT_ASSESSED, with the reason and whom to ask. For a
/// requirement that is a question to a person, not a gap that more data would close.
///
/// @param lack why it cannot be answered
/// @param why said of the cluster: `malware scans are not in the Kubernetes API: ask for the
///   scanner's report`
public record Unanswerable(CheckInfo info, Lack lack, String why) implements ClusterCheck {
  /// What would have to change.
  public enum Lack {
    /// The data exists, and no import reads it yet.
    WAITING_FOR_DATA("waiting for data"),
    /// It is nowhere in a cluster's data: people have to be asked.
    NOT_POSSIBLE("not possible");

    private final String word;

    Lack(String word) {
      this.word = word;
    }

    /// As the catalogue of checks shows it.
    public String word() {
      return word;
    }
  }

  @Override
  public Outcome check(Audit audit) {
    return outcome();
  }

  /// What it says of every cluster.
  Outcome outcome() {
    return new Outcome.NotAssessed(why, true);
  }
}
