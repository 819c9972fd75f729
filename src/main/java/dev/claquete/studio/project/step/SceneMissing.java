package dev.claquete.studio.project.step;

import dev.claquete.work.BusinessError;

/** A scene of the video has no clip. */
class SceneMissing extends BusinessError {

    SceneMissing(String message) {
        super(message);
    }
}
