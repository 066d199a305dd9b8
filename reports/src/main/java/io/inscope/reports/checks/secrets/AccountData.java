package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where account data and numbers of people stand, or stood before they were masked on import: in
/// every object of the snapshot, of whatever kind.
///
/// What a controller's template, its replica sets and its pods say alike is one place. What servers
/// keep about who changed which field is not looked at: it repeats names only.
///
/// @param places in the order of kinds, objects and fields; pods and replica sets last
public record AccountData(List<Place> places) {

  /// What was found.
  public enum What {
    CARD,
    /// A card number in a value of a Secret, of which nothing else is known.
    SECRET_CARD,
    TRACK,
    CODE,
    SOCIAL_SECURITY
  }

  /// One place.
  ///
  /// @param shown what may be shown of it
  public record Place(What what, Resource resource, Field field, String shown) {
    Evidence evidence() {
      return new Evidence.Value(resource.ref(), field.pointer(), shown, resource.place(field), "");
    }

    /// Whether all card numbers here look like published test numbers.
    public boolean isTest() {
      return what == What.CARD
          && CARD.matcher(shown).results().allMatch(one -> TestCards.contains(one.group(1)));
    }
  }

  private static final Pattern CARD = Pattern.compile("redacted:card:(\\d{6}\\*{3,9}\\d{4})");
  private static final Pattern TRACK = Pattern.compile("redacted:track:[:=0-9a-z]+");
  private static final Pattern SECRET = Pattern.compile("redacted:secret-card:[:=0-9a-z]+");
  private static final Pattern CODE_NAME = Pattern.compile("(?i)(.*[^a-z])?(\\w*[a-z])?cv[vc]\\d?");
  private static final Pattern CODE = Pattern.compile("redacted:password:len=[34]:hmac=[0-9a-f]+");
  private static final Pattern NAMED_CODE =
      Pattern.compile(
          "(?i)cv[vc]\\d?\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?(redacted:password:len=[34]:hmac=[0-9a-f]+)");

  static AccountData of(Audit audit) {
    return of(audit.snapshot());
  }

  public static AccountData of(ClusterSnapshot snapshot) {
    Map<ResourceRef, ResourceRef> owners = new HashMap<>();
    for (Workload workload : snapshot.workloads()) {
      workload.pods().forEach(pod -> owners.put(pod.ref(), workload.ref()));
    }
    List<Place> places = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    List<GroupKind> kinds = new ArrayList<>(snapshot.kinds());
    kinds.sort(Comparator.comparing(AccountData::isMade).thenComparing(kind -> kind));
    for (GroupKind kind : kinds) {
      try (Stream<Resource> all = snapshot.all(kind)) {
        all.parallel()
            .filter(one -> isWorthALook(one.root().value()))
            .toList()
            .forEach(
                one -> new Search(one, place -> add(places, seen, owners, place)).walk(one.root()));
      }
    }
    return new AccountData(List.copyOf(places));
  }

  /// Kinds whose objects others make from their templates.
  private static boolean isMade(GroupKind kind) {
    return kind.equals(Kinds.POD) || kind.equals(Kinds.REPLICA_SET);
  }

  private static void add(
      List<Place> places,
      Set<List<Object>> seen,
      Map<ResourceRef, ResourceRef> owners,
      Place place) {
    ResourceRef ref = place.resource().ref();
    String pointer =
        place
            .field()
            .pointer()
            .replaceFirst("^/spec/jobTemplate/spec/template/", "/")
            .replaceFirst("^/spec/template/", "/");
    ResourceRef owner = owners.getOrDefault(ref, controller(place.resource()));
    if (seen.add(List.of(owner, pointer, place.shown()))) {
      places.add(place);
    }
  }

  private static ResourceRef controller(Resource resource) {
    try {
      return resource
          .root()
          .at("metadata", "ownerReferences")
          .each()
          .filter(one -> one.at("controller").isTrue())
          .findFirst()
          .map(
              one ->
                  ResourceRef.of(
                      GroupKind.of(one.at("apiVersion").text(""), one.at("kind").text("")),
                      resource.ref().namespace(),
                      one.at("name").text("")))
          .orElse(resource.ref());
    } catch (WrongShape e) {
      return resource.ref();
    }
  }

  /// A quick look at the tree: most objects hold nothing.
  private static boolean isWorthALook(@Nullable Object value) {
    if (value instanceof String text) {
      return text.contains("redacted:") || SocialSecurity.isIn(text);
    }
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (isWorthALook(array.get(i))) {
          return true;
        }
      }
    }
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.key(i).contains("redacted:") || isWorthALook(object.value(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Goes through one object.
  private record Search(Resource resource, Consumer<Place> found) {
    void walk(Field field) {
      if (field.value() instanceof String text) {
        text(field, field.key(), text);
      } else if (field.isArray()) {
        field.each().forEach(this::walk);
      } else if (field.isObject()) {
        field.members().filter(one -> !one.key().equals("managedFields")).forEach(this::member);
        pair(field);
      }
    }

    private void member(Field member) {
      all(CARD, member.key()).ifPresent(shown -> add(What.CARD, member, shown));
      walk(member);
    }

    /// `{name: CVV, value: x}`
    private void pair(Field object) {
      Field value = object.at("value");
      if (object.at("name").value() instanceof String name
          && CODE_NAME.matcher(name).matches()
          && value.value() instanceof String text) {
        all(CODE, text).ifPresent(shown -> add(What.CODE, value, shown));
      }
    }

    private void text(Field field, String name, String text) {
      if (text.contains("redacted:")) {
        all(CARD, text).ifPresent(shown -> add(What.CARD, field, shown));
        all(SECRET, text).ifPresent(shown -> add(What.SECRET_CARD, field, shown));
        all(TRACK, text).ifPresent(shown -> add(What.TRACK, field, shown));
        if (CODE_NAME.matcher(name).matches()) {
          all(CODE, text).ifPresent(shown -> add(What.CODE, field, shown));
        } else {
          all(NAMED_CODE, text).ifPresent(_ -> add(What.CODE, field, "redacted:password"));
        }
      }
      if (SocialSecurity.isIn(text)) {
        add(What.SOCIAL_SECURITY, field, SocialSecurity.MASKED);
      }
    }

    private static Optional<String> all(Pattern pattern, String text) {
      String shown =
          pattern
              .matcher(text)
              .results()
              .map(one -> one.group())
              .distinct()
              .limit(3)
              .collect(Collectors.joining(", "));
      return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
    }

    private void add(What what, Field field, String shown) {
      found.accept(new Place(what, resource, field, shown));
    }
  }

  List<Place> places(Set<What> of) {
    return places.stream().filter(place -> of.contains(place.what())).toList();
  }

  /// What was not handed over of the kinds where such data is found most; empty when nothing.
  static Optional<Outcome> gap(Audit audit, GroupKind... kinds) {
    String gap =
        Arrays.stream(kinds)
            .map(
                kind -> {
                  Coverage coverage = audit.snapshot().coverage(kind, "");
                  return coverage instanceof Coverage.Read
                      ? ""
                      : kind.kind() + ": " + coverage.gap();
                })
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return gap.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outcome.NotAssessed("nothing was found in what was handed over; but " + gap));
  }
}
