package io.sparkvae.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.chart.LineChart.Axis;
import io.sparkvae.chart.LineChart.Line;
import io.sparkvae.chart.LineChart.Panel;
import io.sparkvae.chart.LineChart.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartSvgTest {

  private static final Line ONE =
      new Line("K = 1", List.of(new Point(0, 100), new Point(500, 150), new Point(1000, 200)));
  private static final Line TWO =
      new Line("K < 2 & more", List.of(new Point(0, 200), new Point(1000, 100)));
  private static final LineChart CHART =
      new LineChart(
          "Loss <by> images & time",
          "",
          new Axis("images", 0, 1000),
          new Axis("nats", 100, 200),
          List.of(new Panel("left", List.of(ONE, TWO)), new Panel("right", List.of(TWO))));

  @Test
  void itIsWellFormedWhateverTheNames() throws Exception {
    Document svg = parsed();

    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(texts(svg, "text")).contains("Loss <by> images & time", "left", "right");
  }

  @Test
  void everyLineStandsInItsPanelAndOnceInTheLegend() throws Exception {
    Document svg = parsed();

    assertThat(texts(svg, "title"))
        .containsExactly("Loss <by> images & time", "K = 1", "K < 2 & more", "K < 2 & more");
    assertThat(texts(svg, "text")).containsOnlyOnce("K = 1", "K < 2 & more");
  }

  @Test
  void pointsLieBetweenTheTicksOfTheirValues() throws Exception {
    List<double[]> points = points(parsed().getElementsByTagName("polyline"), 2);
    PanelFrame frame = PanelFrame.of(0, 2, 78);

    assertThat(points.get(0)).containsExactly(frame.left(), frame.bottom());
    assertThat(points.get(1)[0]).isCloseTo((frame.left() + frame.right()) / 2, within(0.06));
    assertThat(points.get(1)[1]).isCloseTo((frame.top() + frame.bottom()) / 2, within(0.06));
    assertThat(points.get(2)).containsExactly(frame.right(), frame.top());
  }

  @Test
  void aLineLooksTheSameInEveryPanelAndUnlikeOthers() throws Exception {
    NodeList lines = parsed().getElementsByTagName("polyline");

    // Two of the legend, two of the left panel, one of the right.
    assertThat(lines.getLength()).isEqualTo(5);
    assertThat(colour(lines, 0)).isEqualTo(colour(lines, 2)).isNotEqualTo(colour(lines, 1));
    assertThat(colour(lines, 1)).isEqualTo(colour(lines, 3)).isEqualTo(colour(lines, 4));
  }

  @Test
  void ticksAreRoundAndNamed() throws Exception {
    assertThat(texts(parsed(), "text"))
        .contains("0", "200", "1,000", "100", "120", "200", "images", "nats");
    LinearScale fine = new LinearScale(new Axis("nats", 0.98, 1.13), 0, 1);
    assertThat(fine.ticks(6).stream().map(tick -> fine.label(tick, 6)))
        .containsExactly("1.00", "1.05", "1.10");
  }

  @Test
  void anAxisWithoutLengthIsRefused() {
    assertThatThrownBy(() -> new Axis("nats", 3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("axis nats from 3.0 to 3.0");
  }

  private static Document parsed() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(LineChartSvg.of(CHART))));
  }

  private static List<String> texts(Document svg, String tag) {
    NodeList nodes = svg.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<double[]> points(NodeList lines, int index) {
    List<double[]> points = new ArrayList<>();
    for (String pair : ((Element) lines.item(index)).getAttribute("points").split(" ", -1)) {
      String[] numbers = pair.split(",", -1);
      points.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
    }
    return points;
  }

  private static String colour(NodeList lines, int index) {
    return ((Element) lines.item(index)).getAttribute("stroke");
  }
}
