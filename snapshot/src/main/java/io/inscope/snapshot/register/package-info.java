/// What people put on record about connections: why the business needs each, who owns and who
/// approved it, when it is to be reviewed ([ConnectionRegister]); and what they state about the
/// network plugin ([StatedAssumptions]).
///
/// **Nothing is overwritten.** Both are read from the project's decisions, which are only ever
/// added to; the newest counts, the others are its history.
///
/// **Names, not rows.** An entry belongs to the id of a connection, which is the same in every
/// snapshot of a cluster. A connection that is not there any more leaves its entry behind, with
/// what it was in words.
///
/// **Filled in anywhere.** [RegisterYaml] reads what people write by hand, [RegisterRows] what they
/// fill into the columns of a sheet, whatever reads the sheet; [Amending] takes what is good of
/// either and says of the rest where it stands and what to do. What is not said never deletes what
/// was said before.
@NullMarked
package io.inscope.snapshot.register;

import org.jspecify.annotations.NullMarked;
