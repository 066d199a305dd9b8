package io.inscope.snapshot.access;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The roles and bindings that the API server of each version creates for itself and for the
/// components beside it.
///
/// What an API server adds to a role on an upgrade it never takes away again, so a cluster may hold
/// what only an earlier version shipped. Source:
/// [auto-reconciliation](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#auto-reconciliation);
/// the facts are in `baseline.txt`, which says how it is written.
///
/// @param roles by identity
/// @param bindings by identity; several where versions differ in role or subjects
record Baseline(
    Map<ResourceRef, ShippedRole> roles, Map<ResourceRef, List<ShippedBinding>> bindings) {
  static final Baseline UPSTREAM = read();

  /// @param aggregates the labels by which it collects rules
  /// @param labels what it carries beside the mark of bootstrap objects
  record ShippedRole(
      Versions versions,
      Map<String, Versions> aggregates,
      Map<String, Versions> labels,
      Map<Permission, Versions> permissions) {}

  record ShippedBinding(Versions versions, ResourceRef role, Set<Subject> subjects) {}

  private static Baseline read() {
    Map<ResourceRef, ShippedRole> roles = new TreeMap<>();
    Map<ResourceRef, List<ShippedBinding>> bindings = new TreeMap<>();
    try (InputStream in = Baseline.class.getResourceAsStream("baseline.txt")) {
      if (in == null) {
        throw new IllegalStateException("baseline.txt is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      ShippedRole role = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("role ")) {
          Line words = new Line(line, Versions.ALL);
          role = new ShippedRole(words.versions, new HashMap<>(), new HashMap<>(), new HashMap<>());
          roles.put(ref(words.at(1), words.at(2)), role);
        } else if (line.startsWith("binding ")) {
          Line words = new Line(line, Versions.ALL);
          ResourceRef ref = ref(words.at(1), words.at(2));
          bindings.computeIfAbsent(ref, _ -> new ArrayList<>()).add(words.binding(ref.namespace()));
        } else if (role != null && line.startsWith("  ")) {
          new Line(line.strip(), role.versions()).addTo(role);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Baseline(roles, bindings);
  }

  private static ResourceRef ref(String kind, String name) {
    int slash = name.indexOf('/');
    return ResourceRef.of(
        new GroupKind(Kinds.ROLE.group(), kind),
        slash < 0 ? "" : name.substring(0, slash),
        name.substring(slash + 1));
  }

  /// The words of a line, without its versions.
  private static final class Line {
    private final List<String> words = new ArrayList<>();
    private Versions versions;

    Line(String line, Versions unless) {
      versions = unless;
      for (String word : line.split(" ", -1)) {
        if (word.startsWith("@")) {
          versions = Versions.parse(word.substring(1));
        } else {
          words.add(word);
        }
      }
    }

    String at(int index) {
      return words.get(index);
    }

    ShippedBinding binding(String namespace) {
      ResourceRef role = ref(at(3), at(3).equals("Role") ? namespace + "/" + at(4) : at(4));
      Set<Subject> subjects = new HashSet<>();
      words.subList(5, words.size()).forEach(word -> subjects.add(subject(word)));
      return new ShippedBinding(versions, role, subjects);
    }

    private static Subject subject(String word) {
      int colon = word.indexOf(':');
      String name = word.substring(colon + 1);
      int slash = name.indexOf('/');
      return slash < 0
          ? new Subject(word.substring(0, colon), "", name)
          : Subject.account(name.substring(0, slash), name.substring(slash + 1));
    }

    void addTo(ShippedRole role) {
      switch (at(0)) {
        case "aggregates" -> role.aggregates().put(at(1), versions);
        case "label" -> role.labels().put(at(1), versions);
        default -> {
          String last = words.getLast();
          boolean named = last.startsWith("=");
          List<String> names =
              named ? Arrays.asList(last.substring(1).split(",", -1)) : List.of("");
          for (String verb : at(0).split(",", -1)) {
            for (String target : words.subList(1, words.size() - (named ? 1 : 0))) {
              names.forEach(
                  name ->
                      role.permissions()
                          .merge(
                              new Permission(verb, target, name),
                              versions,
                              (one, other) -> new Versions(one.bits() | other.bits())));
            }
          }
        }
      }
    }
  }
}
