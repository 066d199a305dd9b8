package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;

/// Picks up the names of custom kinds from their definitions.
final class Learning extends PassedOn {
  private final KindNames names;

  Learning(KindNames names, Sink sink) {
    super(sink);
    this.names = names;
  }

  @Override
  public void resource(Resource resource) {
    if (resource.ref().groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      names.learn(resource.root());
    }
    super.resource(resource);
  }

  @Override
  public void compact(CompactObject object, ResourceRef ref, Origin origin) {
    if (ref.groupKind().equals(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      names.learn(Field.root(object.tree()));
    }
    super.compact(object, ref, origin);
  }
}
