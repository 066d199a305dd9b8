/// What a snapshot holds, kind by kind, as an assessor lists system components: nodes, namespaces,
/// workloads, images, entries, storage, secrets without their values, certificates, identities with
/// their rights, add-ons and releases. Each inventory is a class and a line in [Inventories]; it
/// names the kinds it rests on, so that its sheet can say what was not handed over.
///
/// ```
/// new ImagesInventory().table(estate)   -> one row for each image that a container names
/// ```
///
/// An object whose shape makes no sense has a row all the same, which says what is wrong: nothing
/// is left out of an inventory.
@NullMarked
package io.inscope.reports.inventory;

import org.jspecify.annotations.NullMarked;
