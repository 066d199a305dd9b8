package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;

/// A RoleBinding or ClusterRoleBinding, read: which role it gives, and to whom.
///
/// @param resource the binding itself
/// @param role the role it names; it need not exist
/// @param subjects whom it names, in order
public record Binding(Resource resource, ResourceRef role, List<Named> subjects) {
  /// A subject and the place where the binding names it.
  public record Named(Subject subject, Field place) {}

  public Binding {
    subjects = List.copyOf(subjects);
  }

  /// Reads a binding. A service account without a namespace is one of the binding's own namespace.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when it does not make sense
  public static Binding of(Resource resource) {
    String namespace = resource.ref().namespace();
    Field role = resource.root().at("roleRef");
    String kind = role.at("kind").text("");
    ResourceRef ref =
        new ResourceRef(
            Kinds.ROLE.group(),
            kind,
            kind.equals(Kinds.ROLE.kind()) ? namespace : "",
            role.at("name").text(""));
    return new Binding(
        resource,
        ref,
        resource
            .root()
            .at("subjects")
            .each()
            .map(place -> new Named(subject(place, namespace), place))
            .toList());
  }

  private static Subject subject(Field place, String namespace) {
    String kind = place.at("kind").text("");
    boolean account = kind.equals("ServiceAccount");
    return new Subject(
        kind, account ? place.at("namespace").text(namespace) : "", place.at("name").text(""));
  }
}
