/** Name of the model's input: int32 token ids of shape [1, tokens], tokens from 1 to 512. */
export const INPUT_NAME = 'input_ids';

/** Name of its output: float32 of shape [1, 384], the mean over tokens brought to length 1. */
export const OUTPUT_NAME = 'embedding';
