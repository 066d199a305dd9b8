/// The network diagram as a draw.io file: `mxGraph` XML, not compressed, one `diagram` for each
/// page. The format: <https://www.drawio.com/doc/faq/diagram-source-edit>; the model behind it:
/// <https://jgraph.github.io/mxgraph/docs/js-api/files/io/mxCodec-js.html>.
@NullMarked
package io.inscope.reports.diagram.shapes.drawio;

import org.jspecify.annotations.NullMarked;
