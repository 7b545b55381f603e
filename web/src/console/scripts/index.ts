// Scripts and their versions: written, submitted, approved by somebody else. What is shown is what the agent will see.
export { ScriptRoutes } from './script-routes';
