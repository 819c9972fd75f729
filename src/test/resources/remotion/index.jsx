// The composition that bench/whole-short.sh has Remotion render: pictures under a zoom, dissolves, voices, the words as captions.
import React from 'react';
import {AbsoluteFill, Audio, Composition, Img, Sequence, interpolate, registerRoot, staticFile, useCurrentFrame} from 'remotion';
import scenes from './scenes.json';

const FPS = 30;
const DISSOLVE = 12;

const Scene = ({scene, first}) => {
  const frame = useCurrentFrame();
  const zoom = interpolate(frame, [0, scene.frames], [1, 1.324]);
  const opacity = first ? 1 : interpolate(frame, [0, DISSOLVE], [0, 1], {extrapolateRight: 'clamp'});
  const word = scene.words.find(({end}) => frame / FPS < end);
  return (
    <AbsoluteFill style={{opacity}}>
      <Img src={staticFile(scene.picture)} style={{width: '100%', height: '100%', objectFit: 'cover', transform: `scale(${zoom})`}} />
      <Audio src={staticFile(scene.sound)} />
      <AbsoluteFill style={{top: '70%', alignItems: 'center', font: '800 72px sans-serif', color: 'white', WebkitTextStroke: '3px black'}}>
        {word ? word.word : ''}
      </AbsoluteFill>
    </AbsoluteFill>
  );
};

const Short = () => {
  let from = 0;
  return (
    <AbsoluteFill style={{backgroundColor: 'black'}}>
      {scenes.map((scene, index) => {
        const start = from;
        from += scene.frames;
        return (
          <Sequence key={index} from={start} durationInFrames={scene.frames + (index < scenes.length - 1 ? DISSOLVE : 0)}>
            <Scene scene={scene} first={index === 0} />
          </Sequence>
        );
      })}
    </AbsoluteFill>
  );
};

registerRoot(() => (
  <Composition id="short" component={Short} fps={FPS} width={1080} height={1920}
    durationInFrames={scenes.reduce((sum, scene) => sum + scene.frames, 0)} />
));
