package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.json.Field;

/// A field of a policy that an API server would refuse.
public final class InvalidPolicy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidPolicy(Field field, String message) {
    super(field.pointer() + " " + message);
  }
}
