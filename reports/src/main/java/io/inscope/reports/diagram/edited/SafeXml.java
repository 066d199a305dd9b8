package io.inscope.reports.diagram.edited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML from outside: no document type, so no entities of its own and nothing fetched; not deeper
/// than any diagram is.
final class SafeXml {
  private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final int DEEPEST = 200;

  private SafeXml() {}

  /// @param part what to call it in messages
  static Element parse(byte[] xml, String part) {
    try {
      DocumentBuilder builder = builder();
      builder.setErrorHandler(new Quiet());
      return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXParseException e) {
      if (String.valueOf(e.getMessage()).contains("disallow-doctype-decl")) {
        throw new EditedFileException(
            "%s has a document type declaration, which no drawing has".formatted(part));
      }
      throw new EditedFileException(
          "%s is not XML that can be read, see line %d".formatted(part, e.getLineNumber()));
    } catch (SAXException | IOException e) {
      throw new EditedFileException("%s is not XML that can be read".formatted(part));
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setAttribute(DEPTH, Integer.toString(DEEPEST));
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The elements right below, of any of the names; all when none is named.
  static List<Element> children(Element parent, String... names) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (names.length == 0 || List.of(names).contains(element.getTagName()))) {
        children.add(element);
      }
    }
    return children;
  }

  /// Keeps the parser from printing.
  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {}

    @Override
    public void error(SAXParseException problem) {}

    @Override
    public void fatalError(SAXParseException problem) throws SAXParseException {
      throw problem;
    }
  }
}
