package dev.claquete.operation.scenes;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A video in its box; its last frame stays after its end. */
record VideoLayer(FramedPicture framed, VideoReel reel) implements Layer {

    @Override
    public Rectangle2D bounds() {
        return framed.extent();
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public void draw(Graphics2D g, Pose pose) {
        reel.show(pose.frame(), picture -> framed.draw(g, picture, framed.box()));
    }
}
