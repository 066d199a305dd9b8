package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A [sos](https://github.com/sosreport/sos) report of a node. The commands of its kubernetes
/// plugin print text tables, and JSON only when asked for everything; static pods are files.
public final class SosReport implements Layout {
  private static final Pattern JSON = Pattern.compile("(?:.*_)?-o_?json(?:_.*)?");
  private static final Pattern STATIC_POD =
      Pattern.compile("(?:.*/)?etc/kubernetes/manifests/[^/]+\\.ya?ml");
  private static final Pattern CREDENTIALS = Pattern.compile("(?:.*/)?etc/kubernetes/[^/]+\\.conf");
  private static final Pattern OWN = Pattern.compile("(?:.*/)?sos_(?:logs|reports|strings)/.*");

  @Override
  public String id() {
    return "sos";
  }

  @Override
  public String title() {
    return "sos report of a node";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.contains("sos_commands/")) {
      boolean kubernetes =
          path.contains("sos_commands/kubernetes/") || path.contains("sos_commands/openshift/");
      if (kubernetes && JSON.matcher(Paths.fileName(path)).matches()) {
        return Optional.of(new Place.Objects("", "", "", false));
      }
      return other(
          kubernetes
              ? "a text table: collect with -k kubernetes.all=on"
              : "what a command printed");
    }
    if (path.contains("sos_") && OWN.matcher(path).matches()) {
      return other("what sos says of itself, which is not read");
    }
    if (path.contains("etc/kubernetes/")) {
      if (STATIC_POD.matcher(path).matches()) {
        return Optional.of(new Place.Objects("pods", "", "", false));
      }
      if (CREDENTIALS.matcher(path).matches()) {
        return other("the credentials of a part of the node, which are not read");
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> other(String what) {
    return Optional.of(new Place.Other("sos", what));
  }

  @Override
  public boolean isDistinctive() {
    return false;
  }

  @Override
  public LayoutReading begin() {
    return new LayoutReading() {
      private int printed;
      private int pods;

      @Override
      public void objects(String path, Place.Objects place, int objects, boolean whole) {
        if (place.resource().isEmpty()) {
          printed += objects;
        } else {
          pods += objects;
        }
      }

      @Override
      public Optional<String> end(int entries, Sink sink) {
        int others = entries - printed - pods;
        if (others <= 0 && printed == 0) {
          return Optional.empty();
        }
        Uncovered.say(
            sink,
            Set.of(),
            printed == 0
                ? "a sos report holds text tables and the static pods of one node; with -k"
                    + " kubernetes.all=on it holds more"
                : "a sos report holds what one node was asked, and roles of one namespace only");
        return Optional.of(
            Paths.count(printed, "object", "objects")
                + " printed by commands and "
                + Paths.count(pods, "static pod", "static pods"));
      }
    };
  }
}
