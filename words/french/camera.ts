import type { CameraWords } from '../camera-words.ts';

export const camera: CameraWords = {
  use: 'Utiliser la caméra',
  title: 'Présentez le code devant la caméra',
  failedTitle: 'La caméra ne peut pas servir',
  picture: 'Ce que voit la caméra',
  starting: 'La caméra démarre.',
  looking: 'Remplissez le cadre avec le code, sans bouger. Il est lu de lui-même.',
  hints: {
    nothingYet:
      'Rien n’a encore été lu. Tenez le téléphone à une largeur de main, droit et sans bouger, et augmentez la luminosité de son écran.',
    dark: 'L’image est sombre. Découvrez l’objectif et allumez la lumière.',
    several: 'Il y a plus d’un code dans l’image. Présentez-en un seul.',
  },
  problems: {
    none: 'Aucune caméra n’a été trouvée. Branchez-en une, puis réessayez\u202f; ou servez-vous du lecteur.',
    refused:
      'Le système ne laisse pas la caisse utiliser la caméra. Sous macOS\u202f: Réglages Système › Confidentialité et sécurité › Appareil photo. Sous Windows\u202f: Paramètres › Confidentialité et sécurité › Caméra, pour les applications de bureau aussi. Autorisez-la, puis réessayez.',
    inUse:
      'La caméra ne démarre pas. Un autre programme l’utilise peut-être\u202f: fermez-le, puis réessayez.',
    gone: 'La caméra n’est plus là. Rebranchez-la, puis réessayez\u202f; ou servez-vous du lecteur.',
    broken:
      'Les images de la caméra ne peuvent pas être lues. Réessayez, servez-vous du lecteur, ou appelez le technicien.',
  },
};
