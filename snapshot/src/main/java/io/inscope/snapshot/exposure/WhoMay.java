package io.inscope.snapshot.exposure;

import io.inscope.snapshot.access.Subject;
import java.util.List;
import java.util.stream.Collectors;

/// Who may make a pod that a rule lets in.
///
/// @param powers ways to do it, each with those who may; one that nobody has is there, and empty
/// @param gaps why others may be able to as well; empty when all rights are known
public record WhoMay(List<Power> powers, List<String> gaps) {
  private static final int SHOWN = 3;

  /// Something one may do: `create or change pods there`.
  ///
  /// @param holders whoever has it in one namespace first, then who has it everywhere; sorted
  public record Power(String what, List<Holder> holders) {
    public Power {
      holders = List.copyOf(holders);
    }

    @Override
    public String toString() {
      return inWords("nobody");
    }

    private String inWords(String nobody) {
      String named =
          holders.stream().limit(SHOWN).map(Holder::toString).collect(Collectors.joining(", "));
      int more = holders.size() - SHOWN;
      return what
          + (more > 0 ? " (%d)".formatted(holders.size()) : "")
          + ": "
          + (holders.isEmpty()
              ? nobody
              : more > 0 ? "%s and %d more".formatted(named, more) : named);
    }
  }

  /// @param evidence the binding that gives the right
  public record Holder(Subject subject, String evidence) {
    @Override
    public String toString() {
      return "%s (%s)".formatted(subject, evidence);
    }
  }

  public WhoMay {
    powers = List.copyOf(powers);
    gaps = List.copyOf(gaps);
  }

  /// Each power with how many have it and the first of them, then what is not known.
  @Override
  public String toString() {
    String nobody = gaps.isEmpty() ? "nobody" : "nobody known";
    String known =
        powers.stream().map(power -> power.inWords(nobody)).collect(Collectors.joining("; "));
    return gaps.isEmpty() ? known : known + "; UNKNOWN who else: " + shown(gaps);
  }

  private static String shown(List<String> gaps) {
    int more = gaps.size() - 1;
    return gaps.getFirst() + (more > 0 ? " And %d more.".formatted(more) : "");
  }
}
