package io.inscope.snapshot.capture;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Kubeconfig files, merged. Reading them runs nothing and asks nobody.
///
/// Several files are merged as [kubectl
/// does](https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files):
/// the first file that names a context, a cluster or a user wins, whole; the first
/// `current-context` that is set wins; files of the `KUBECONFIG` list that are not there are passed
/// over. Paths in a file are relative to it.
public final class KubeConfigs {
  /// A context as it stands in the files.
  ///
  /// @param namespace the one it prefers; empty when it names none
  /// @param current whether it is the one kubectl would take
  public record Choice(
      String name, String cluster, String user, String namespace, Path file, boolean current) {}

  private record From<T>(T value, Path file) {}

  private final List<Path> files;
  private final String current;
  private final Map<String, From<Context>> contexts = new LinkedHashMap<>();
  private final Map<String, From<Cluster>> clusters = new LinkedHashMap<>();
  private final Map<String, From<AuthInfo>> users = new LinkedHashMap<>();

  private KubeConfigs(Map<Path, Config> configs) throws CaptureException {
    this.files = List.copyOf(configs.keySet());
    String first = "";
    for (Map.Entry<Path, Config> entry : configs.entrySet()) {
      Path file = entry.getKey();
      Config config = entry.getValue();
      if (first.isEmpty()) {
        first = text(config.getCurrentContext());
      }
      add(contexts, "context", file, config.getContexts(), c -> c.getName(), c -> c.getContext());
      add(clusters, "cluster", file, config.getClusters(), c -> c.getName(), c -> c.getCluster());
      add(users, "user", file, config.getUsers(), c -> c.getName(), c -> c.getUser());
    }
    this.current = first;
  }

  /// One file that the user named: it has to be there.
  public static KubeConfigs of(Path file) throws CaptureException {
    if (!Files.isRegularFile(file)) {
      throw new CaptureException(
          "CAPTURE-NO-KUBECONFIG",
          "there is no file '" + file + "'",
          "Name a kubeconfig, the file with which kubectl reaches the cluster.");
    }
    return of(List.of(file));
  }

  /// The files kubectl would read: the list in `KUBECONFIG`, else `.kube/config`.
  public static KubeConfigs usual(Map<String, String> environment, Path home)
      throws CaptureException {
    String list = environment.getOrDefault("KUBECONFIG", "");
    if (list.isBlank()) {
      return of(home.resolve(".kube").resolve("config"));
    }
    List<Path> named = new ArrayList<>();
    for (String name : list.split(Pattern.quote(File.pathSeparator))) {
      if (!name.isEmpty()) {
        named.add(Path.of(name));
      }
    }
    List<Path> there = named.stream().filter(Files::isRegularFile).toList();
    if (there.isEmpty()) {
      throw new CaptureException(
          "CAPTURE-NO-KUBECONFIG",
          "KUBECONFIG names no file that exists: '" + list + "'",
          "Correct the variable or name a kubeconfig.");
    }
    return of(there);
  }

  private static KubeConfigs of(List<Path> files) throws CaptureException {
    Map<Path, Config> configs = new LinkedHashMap<>();
    for (Path file : files) {
      Path absolute = file.toAbsolutePath().normalize();
      configs.put(absolute, parse(absolute));
    }
    return new KubeConfigs(configs);
  }

  /// What a parser says of a broken file may quote it, and there are keys in it.
  private static Config parse(Path file) throws CaptureException {
    try {
      if (Files.readString(file, StandardCharsets.UTF_8).isBlank()) {
        return new Config();
      }
      Config config = KubeConfigUtils.parseConfig(file.toFile());
      boolean named = config.getKind() == null || config.getKind().equals("Config");
      if (named && (config.getKind() != null || !config.getContexts().isEmpty())) {
        return config;
      }
    } catch (IOException | RuntimeException _) {
      // said below
    }
    throw new CaptureException(
        "CAPTURE-BROKEN-KUBECONFIG",
        "'" + file + "' is not a kubeconfig that can be read",
        "See what 'kubectl config view --kubeconfig " + file + "' says of it.");
  }

  private static <N, T> void add(
      Map<String, From<T>> merged,
      String what,
      Path file,
      @Nullable Collection<N> entries,
      Function<N, @Nullable String> name,
      Function<N, @Nullable T> value)
      throws CaptureException {
    for (N entry : entries == null ? List.<N>of() : entries) {
      String key = text(name.apply(entry));
      T content = value.apply(entry);
      From<T> known = merged.get(key);
      if (known != null && known.file().equals(file)) {
        throw new CaptureException(
            "CAPTURE-BROKEN-KUBECONFIG",
            "'%s' has two entries for the %s '%s'".formatted(file, what, key),
            "Remove one of them; kubectl does not take such a file either.");
      }
      if (known == null && content != null) {
        merged.put(key, new From<>(content, file));
      }
    }
  }

  /// All contexts, in the order of the files.
  public List<Choice> contexts() {
    return contexts.entrySet().stream()
        .map(
            entry -> {
              Context context = entry.getValue().value();
              return new Choice(
                  entry.getKey(),
                  text(context.getCluster()),
                  text(context.getUser()),
                  text(context.getNamespace()),
                  entry.getValue().file(),
                  entry.getKey().equals(current));
            })
        .toList();
  }

  /// The files that were read, in their order.
  public List<Path> files() {
    return files;
  }

  /// A context with its cluster and user.
  ///
  /// @param name empty for the current one
  public KubeContext choose(Optional<String> name) throws CaptureException {
    String wanted = name.orElse(current);
    if (wanted.isEmpty()) {
      throw unknown("the kubeconfig has no current context");
    }
    From<Context> context = contexts.get(wanted);
    if (context == null) {
      throw unknown("there is no context '" + wanted + "'");
    }
    String cluster = text(context.value().getCluster());
    String user = text(context.value().getUser());
    From<Cluster> where = clusters.get(cluster);
    if (where == null || text(where.value().getServer()).isEmpty()) {
      throw new CaptureException(
          "CAPTURE-BROKEN-KUBECONFIG",
          "the context '%s' names the cluster '%s', %s"
              .formatted(
                  wanted, cluster, where == null ? "which is not there" : "which has no server"),
          "Files read: " + listed(files) + ".");
    }
    From<AuthInfo> who = users.get(user);
    if (who == null && !user.isEmpty()) {
      throw new CaptureException(
          "CAPTURE-BROKEN-KUBECONFIG",
          "the context '%s' names the user '%s', which is not there".formatted(wanted, user),
          "Files read: " + listed(files) + ".");
    }
    return new KubeContext(
        wanted,
        context.file(),
        cluster,
        user,
        text(context.value().getNamespace()),
        where.value(),
        where.file(),
        who == null ? new AuthInfo() : who.value(),
        who == null ? context.file() : who.file());
  }

  private CaptureException unknown(String message) {
    return new CaptureException(
        "CAPTURE-UNKNOWN-CONTEXT",
        message,
        contexts.isEmpty()
            ? "There is none in " + listed(files) + "."
            : "There are: " + String.join(", ", contexts.keySet()) + ".");
  }

  private static String listed(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
