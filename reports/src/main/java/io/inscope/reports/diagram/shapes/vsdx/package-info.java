/// The network diagram as a Visio drawing: a zip of XML parts, one page for each sheet, in inches
/// from the bottom left corner. The format: [MS-VSDX],
/// <https://learn.microsoft.com/en-us/openspecs/sharepoint_protocols/ms-vsdx>; what cells mean:
/// <https://learn.microsoft.com/en-us/office/client-developer/visio/shapesheet-reference>.
@NullMarked
package io.inscope.reports.diagram.shapes.vsdx;

import org.jspecify.annotations.NullMarked;
