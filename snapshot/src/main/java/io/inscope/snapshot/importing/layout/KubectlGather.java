package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What [kubectl-gather](https://github.com/nirs/kubectl-gather) writes: a folder for each context,
/// in it `cluster/<group>/<plural>/<name>.yaml` and the same under `namespaces/<namespace>/`,
/// without a folder for the core group. `gather.log` says what was asked and refused.
public final class KubectlGather implements Layout {
  static final Pattern OBJECT =
      Pattern.compile(
          "(?:(?:.*/)?(?<context>[^/]+)/)?(?:cluster|namespaces/(?<namespace>[a-z0-9-]+))/"
              + "(?:(?<group>apps|batch|autoscaling|policy|extensions|[a-z0-9-]+(?:\\.[a-z0-9-]+)+)/)?"
              + "(?<resource>[a-z][a-z0-9-]+s)/[^/]+\\.yaml");

  @Override
  public String id() {
    return "kubectl-gather";
  }

  @Override
  public String title() {
    return "kubectl-gather";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.endsWith(".yaml")
        && (path.contains("cluster/") || path.contains("namespaces/"))
        && !path.contains("yamls/")) {
      Matcher matcher = OBJECT.matcher(path);
      return matcher.matches()
          ? Optional.of(
              new Place.Objects(
                  matcher.group("resource"),
                  Paths.text(matcher.group("group")),
                  Paths.text(matcher.group("namespace")),
                  false))
          : Optional.empty();
    }
    return path.endsWith("/gather.log") && !path.contains(MustGather.IMAGE)
        ? Optional.of(new Place.Evidence("what was asked and refused"))
        : Optional.empty();
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new KubectlGatherReading(names);
  }
}
