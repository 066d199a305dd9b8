/// What a live capture leaves on record beside the objects: where it went and as whom
/// ([Connection], [Identity], [Rights]), what it asked ([RequestRow]), how each list went
/// ([ListedKind]), what changed meanwhile ([Relisted]), and how it ended ([Ending]).
///
/// Plain data between [io.inscope.snapshot.capture], which makes it, and
/// [io.inscope.snapshot.store], which keeps and seals it. Nothing here holds a secret.
@NullMarked
package io.inscope.snapshot.record;

import org.jspecify.annotations.NullMarked;
