package dev.claquete.studio.image.storyboard;

/** The kinds of places where a scene can happen. */
public enum Backdrop {
    SEA(new Sea()),
    UNDERWATER(new Underwater()),
    CITY(new City()),
    STREET(new Street()),
    FOREST(new Forest()),
    MOUNTAINS(new Mountains()),
    SPACE(new Space()),
    DESERT(new Desert()),
    FIELD(new Farmland()),
    PITCH(new SportsField()),
    TABLE(new Tabletop()),
    ABSTRACT(new PaperCut());

    /** Paints a place from back to front over an empty canvas. */
    interface Painter {
        void paint(PaintingContext stage);
    }

    private final Painter painter;

    Backdrop(Painter painter) {
        this.painter = painter;
    }

    void paint(PaintingContext stage) {
        painter.paint(stage);
    }
}
