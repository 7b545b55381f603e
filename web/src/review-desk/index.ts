// Is the record true? The queue, one call to hear and see, the question before the claim, the decision before the flags.
export { ReviewRoutes } from './review-routes';
