package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A support bundle of Rancher, Harvester or Longhorn, made by the
/// [support-bundle-kit](https://github.com/rancher/support-bundle-kit):
/// `yamls/namespaced/<namespace>/<group>/<version>/<plural>.yaml`, with a list for every kind, also
/// an empty one.
public final class RancherBundle implements Layout {
  private static final int FEW = 3;
  private static final Pattern LIST =
      Pattern.compile(
          "(?:.*/)?yamls/(?:cluster|namespaced/(?<namespace>[^/]+))/"
              + "(?:(?<old>kubernetes)|(?:(?<group>[^/]+)/)?v[0-9][a-z0-9]*)/"
              + "(?<plural>[^/]+)\\.yaml");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "Failed to get (?:/api/v1|/apis/(?<group>[^/]+)/[^/]+)"
              + "(?:/namespaces/(?<namespace>[^/]+))?/(?<plural>[^/:]+): (?<message>.*)");

  /// What nobody can list, such as reviews: it says nothing of the cluster.
  private static final String NO_LISTS = "does not allow this method";

  @Override
  public String id() {
    return "rancher-bundle";
  }

  @Override
  public String title() {
    return "Rancher support bundle";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.endsWith("bundleGenerationError.log")) {
      return Optional.of(new Place.Evidence("the lists that were not to be had"));
    }
    if (!path.endsWith(".yaml") || !path.contains("yamls/")) {
      return Optional.empty();
    }
    Matcher list = LIST.matcher(path);
    return list.matches() ? Optional.of(objects(list)) : Optional.empty();
  }

  private static Place objects(Matcher list) {
    String plural = list.group("plural");
    String group =
        list.group("old") == null
            ? text(list.group("group"))
            : KindNames.builtIn(plural).map(GroupKind::group).orElse("");
    return new Place.Objects(plural, group, text(list.group("namespace")), true);
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new Reading(new Lists(names));
  }

  private record Reading(Lists lists) implements LayoutReading {
    @Override
    public void objects(String path, Place.Objects place, int objects, boolean whole) {
      lists.list(place, objects, whole);
    }

    @Override
    public void blank(String path, Place.Objects place) {
      Coverage blank = new Coverage.Failed("its file in the export is empty");
      lists.say(place.group(), place.resource(), place.namespace(), blank);
    }

    @Override
    public void evidence(String path, byte[] content, Sink sink) {
      new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(REFUSAL::matcher)
          .filter(line -> line.matches() && !line.group("message").contains(NO_LISTS))
          .forEach(
              line ->
                  lists.say(
                      text(line.group("group")),
                      line.group("plural"),
                      text(line.group("namespace")),
                      ServerAnswer.coverage(line.group("message"))));
    }

    @Override
    public Optional<String> end(int entries, Sink sink) {
      if (lists.read() < FEW) {
        return Optional.empty();
      }
      if (!lists
          .end(sink, "the bundle holds the namespaces it was made for only")
          .contains(Kinds.SECRET)) {
        sink.coverage(Kinds.SECRET, "", new Coverage.NotAsked("the bundle leaves Secrets out"));
      }
      return Optional.of(
          lists.read() + " lists as yamls/namespaced/<namespace>/<group>/<version>/<kind>.yaml");
    }
  }
}
