package io.inscope.snapshot.network.reach;

/// Why the policies that were understood are not the whole truth for some pods in one direction.
public record Doubt(Reach reach, String reason) implements Comparable<Doubt> {
  /// What it puts in doubt, least first.
  public enum Reach {
    /// What the policy in question decides, which the evaluation has taken into account.
    POLICY,
    /// That a pod no policy selects is open.
    OPENNESS,
    /// That, and that a pod is closed where no rule opens it.
    DENIAL,
    /// Everything.
    ALL
  }

  @Override
  public int compareTo(Doubt other) {
    int byReason = reason.compareTo(other.reason);
    return byReason != 0 ? byReason : reach.compareTo(other.reach);
  }
}
