package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;

/// Picks up the names of custom kinds: from their definitions, and from objects in files whose
/// paths hold the plural.
final class Learning extends PassedOn {
  private static final Place.Objects NOWHERE = new Place.Objects("", "", "", false);

  private final KindNames names;
  private final Place.Objects place;

  Learning(KindNames names, Sink sink) {
    this(names, sink, NOWHERE);
  }

  Learning(KindNames names, Sink sink, Place.Objects place) {
    super(sink);
    this.names = names;
    this.place = place;
  }

  private void learn(ResourceRef ref) {
    if (!place.resource().isEmpty() && ref.group().equals(place.group())) {
      names.learn(place.group(), place.resource(), ref.kind());
    }
  }

  @Override
  public void resource(Resource resource) {
    if (resource.ref().groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      names.learn(resource.root());
    }
    learn(resource.ref());
    super.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    if (ref.groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      names.learn(Field.root(object.tree()));
    }
    learn(ref);
    super.compact(object, ref, origin);
  }
}
