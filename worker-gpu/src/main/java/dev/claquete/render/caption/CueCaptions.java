package dev.claquete.render.caption;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.Typesetter;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws subtitles. Each stands in its place; those that overlap in time are stacked, the later one farther from the
 * edge, as in players. Text is set when it is painted and not kept, so memory does not grow with it.
 */
public final class CueCaptions implements CaptionTrack {

    /** If more cues overlap, the latest are shown. */
    private static final int MOST_AT_ONCE = 4;

    private record State(long fromMillis, List<Cue> shown) {}

    private final CaptionLook look;
    private final List<State> states;
    private final Rectangle area;
    private final CaptionPainter painter;

    /** @param cues at least one, in any order */
    public CueCaptions(List<Cue> cues, CaptionLook look, Resolution size) {
        this.look = look.inLanguageOf(cues.stream().map(Cue::text).collect(Collectors.joining("\n")));
        this.states = states(cues);
        CaptionArea area = new CaptionArea(size, CaptionPainter.reach(look));
        states.forEach(state -> blocks(state.shown()).forEach(block -> area.include(block.bounds())));
        this.area = area.box();
        this.painter = new CaptionPainter(look, this.area);
    }

    @Override
    public List<Long> changes() {
        return states.stream().map(State::fromMillis).toList();
    }

    @Override
    public Rectangle area() {
        return area;
    }

    @Override
    public void paint(int index, BufferedImage onto) {
        List<CaptionBlock> blocks = blocks(states.get(index).shown());
        if (!blocks.isEmpty()) {
            painter.paintBack(blocks, onto);
            painter.paintText(blocks, CaptionPainter.NONE, onto);
        }
    }

    /** One state for each moment at which a cue appears or disappears. */
    private static List<State> states(List<Cue> cues) {
        List<Cue> coming =
                cues.stream().sorted(Comparator.comparingLong(Cue::fromMillis)).toList();
        TreeSet<Long> moments = new TreeSet<>();
        cues.forEach(cue -> moments.addAll(List.of(cue.fromMillis(), cue.toMillis())));
        List<State> states = new ArrayList<>();
        List<Cue> shown = new ArrayList<>();
        int next = 0;
        for (long moment : moments) {
            shown.removeIf(cue -> cue.toMillis() <= moment);
            while (next < coming.size() && coming.get(next).fromMillis() <= moment) {
                shown.add(coming.get(next++));
            }
            states.add(new State(
                    moment, List.copyOf(shown.subList(Math.max(0, shown.size() - MOST_AT_ONCE), shown.size()))));
        }
        return states;
    }

    private List<CaptionBlock> blocks(List<Cue> shown) {
        List<CaptionBlock> blocks = new ArrayList<>();
        for (CaptionStyle.Position position : CaptionStyle.Position.values()) {
            List<Cue> here = shown.stream()
                    .filter(cue -> position == (cue.position() == null ? look.position() : cue.position()))
                    .toList();
            if (!here.isEmpty()) {
                blocks.addAll(stacked(here, look.at(position)));
            }
        }
        return blocks;
    }

    /** The blocks of one position, each no higher than its share of the area. */
    private List<CaptionBlock> stacked(List<Cue> cues, CaptionLook at) {
        double reach = at.reachPx();
        double gap = 2 * reach + 0.1 * at.sizePx();
        double width = at.area().getWidth() - 2 * reach;
        double room = at.area().getHeight() - 2 * reach;
        double share = (room - (cues.size() - 1) * gap) / cues.size();
        double wanted = at.maxLines() * at.textStyle().lineHeight() * at.sizePx();
        List<TextBlock> texts = cues.stream()
                .map(cue -> at.uppercase() ? cue.text().toUpperCase(at.language()) : cue.text())
                .map(text -> set(text, at, Math.max(width, 4), wanted, Math.max(4, share)))
                .toList();
        double height = texts.stream().mapToDouble(TextBlock::heightPx).sum() + (cues.size() - 1) * gap;
        double y =
                switch (at.position().row()) {
                    case TOP -> at.area().getMinY() + reach;
                    case MIDDLE -> at.area().getCenterY() - height / 2;
                    case BOTTOM -> at.area().getMaxY() - reach;
                };
        boolean upwards = at.position().row() == CaptionStyle.Row.BOTTOM;
        List<CaptionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            TextBlock text = texts.get(i);
            blocks.add(placed(text, cues.get(i), at, upwards ? y - text.heightPx() : y, reach));
            y += (upwards ? -1 : 1) * (text.heightPx() + gap);
        }
        return blocks;
    }

    /**
     * Sets text in the preferred number of lines. If it would then be hard to read, it takes as many lines as there is
     * room for.
     */
    private static TextBlock set(String text, CaptionLook at, double width, double wanted, double room) {
        TextStyle style = at.textStyle();
        TextBlock block = Typesetter.fit(text, style, width, Math.min(wanted, room));
        boolean readable = block.sizePx() >= style.leastSizePx();
        return readable || wanted >= room ? block : Typesetter.fit(text, style.sized(style.leastSizePx()), width, room);
    }

    private static CaptionBlock placed(TextBlock text, Cue cue, CaptionLook at, double y, double reach) {
        Rectangle2D area = at.area();
        double x =
                switch (at.position().side()) {
                    case LEFT -> area.getMinX() + reach;
                    case CENTRE -> area.getCenterX() - text.widthPx() / 2;
                    case RIGHT -> area.getMaxX() - reach - text.widthPx();
                };
        return new CaptionBlock(
                StyledLines.of(text, cue).stream().map(line -> line.moved(x, y)).toList(),
                List.of(),
                new Rectangle2D.Double(x, y, text.widthPx(), text.heightPx()),
                text.sizePx() / at.sizePx());
    }
}
