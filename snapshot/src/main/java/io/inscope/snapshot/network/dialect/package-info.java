/// The ways to write network policies, one class a dialect, each from an object to a [compiled
/// policy][io.inscope.snapshot.network.policy.Compiled]. Every "absent means" rule lives here and
/// nowhere else. [Dialects] lists them.
@NullMarked
package io.inscope.snapshot.network.dialect;

import org.jspecify.annotations.NullMarked;
