package io.inscope.snapshot.network.policy;

/// What a rule does with traffic that it matches.
public enum Action {
  ALLOW("allows it"),
  DENY("denies it"),
  /// The tier has nothing to say: the next one decides.
  PASS("passes it on to the next tier"),
  /// Only writes it down; the next rule decides.
  LOG("logs it and goes on");

  private final String said;

  Action(String said) {
    this.said = said;
  }

  /// `allows it`
  public String said() {
    return said;
  }
}
